// Menu and search open by buttons: Material keeps their state in hidden checkboxes.
(function () {
  var menu = document.querySelector(".md-sidebar--primary")

  document.querySelectorAll("[data-mk-opens]").forEach(function (button) {
    var box = document.getElementById(button.getAttribute("data-mk-opens"))
    var inside = box.id === "__search" ? document.querySelector(".md-search") : menu
    var first = box.id === "__search" ? ".md-search__input" : ".md-nav__link"

    // Opened, the focus goes in; closed, it comes back to the button.
    function tell() {
      button.setAttribute("aria-expanded", String(box.checked))
      if (!inside || !button.offsetParent) return
      if (box.checked) {
        var links = inside.querySelectorAll(first)
        for (var n = 0; n < links.length; n++) {
          if (!links[n].offsetParent) continue
          links[n].focus()
          if (document.activeElement === links[n]) break
        }
      } else if (inside.contains(document.activeElement) || document.activeElement === document.body) {
        button.focus()
      }
    }
    button.addEventListener("click", function () { box.click() })
    box.addEventListener("change", function () { setTimeout(tell, 50) })
    button.setAttribute("aria-expanded", String(box.checked))
  })

  var drawer = document.getElementById("__drawer")
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && drawer.checked) drawer.click()
  })
  // The pages under "More" close by Escape, and when one goes elsewhere.
  var more = document.querySelector(".mk-more-pages")
  if (more) {
    var leave = function (event) {
      if (!more.contains(event.target)) more.open = false
    }
    document.addEventListener("click", leave)
    document.addEventListener("focusin", leave)
    more.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !more.open) return
      more.open = false
      more.querySelector("summary").focus()
    })
  }

  // Tabbing out of the open menu closes it.
  document.addEventListener("focusin", function (event) {
    if (drawer.checked && menu && !menu.contains(event.target) && !event.target.dataset.mkOpens) {
      drawer.click()
    }
  })
})()
