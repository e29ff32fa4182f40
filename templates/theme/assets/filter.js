// Filters the list of services by words, kind and cost; without it everything is listed.
(function () {
  var form = document.getElementById("mk-filter")
  if (!form) return
  var words = document.getElementById("mk-q")
  var kind = document.getElementById("mk-g")
  var free = document.getElementById("mk-f")
  var count = document.getElementById("mk-count")
  var none = document.getElementById("mk-none")
  var items = Array.prototype.slice.call(document.querySelectorAll(".mk-item"))

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’\-]/g, "")
  }

  // A service belongs to the heading before its list; staff services to the heading of their part.
  var kinds = {}
  var staff = false
  document.querySelectorAll("h2.mk-section, h3.mk-section, .mk-item").forEach(function (element) {
    if (element.classList.contains("mk-item")) {
      element.mkKind = staff ? "staff" : kinds.last
      element.mkText = plain(element.getAttribute("data-find") + " " + element.textContent)
    } else {
      staff = staff || element.id === "staff"
      kinds.last = element.id
    }
  })

  function show() {
    var asked = plain(words.value).split(/\s+/).filter(Boolean)
    var shown = 0
    items.forEach(function (item) {
      var fits = asked.every(function (word) { return item.mkText.indexOf(word) >= 0 }) &&
        (!kind.value || item.mkKind === kind.value) &&
        (!free.checked || item.hasAttribute("data-free"))
      item.hidden = !fits
      if (fits) shown++
    })
    document.querySelectorAll(".mk-list").forEach(function (list) {
      var empty = !list.querySelector(".mk-item:not([hidden])")
      list.hidden = empty
      list.previousElementSibling.hidden = empty
    })
    var part = document.getElementById("staff")
    if (part) {
      part.hidden = !items.some(function (item) { return item.mkKind === "staff" && !item.hidden })
    }
    count.textContent = form.getAttribute("data-count").replace("#", shown)
    none.hidden = shown > 0
  }

  function clear() {
    words.value = kind.value = ""
    free.checked = false
    show()
    words.focus()
  }

  var given = new URLSearchParams(location.search)
  words.value = given.get("find") || ""
  free.checked = given.get("free") === "1"
  form.hidden = false
  form.addEventListener("input", show)
  form.addEventListener("submit", function (event) { event.preventDefault() })
  document.getElementById("mk-clear").addEventListener("click", clear)
  show()
})()
