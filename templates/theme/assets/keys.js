// Menu and search open by buttons: Material keeps their state in hidden checkboxes.
document.querySelectorAll("[data-mk-opens]").forEach(function (button) {
  var box = document.getElementById(button.getAttribute("data-mk-opens"))
  function tell() { button.setAttribute("aria-expanded", String(box.checked)) }
  button.addEventListener("click", function () {
    box.click()
    if (box.id === "__search") document.querySelector(".md-search__input").focus()
  })
  box.addEventListener("change", tell)
  tell()
})
// Escape closes the menu and gives the focus back to its button.
document.addEventListener("keydown", function (event) {
  var box = document.getElementById("__drawer")
  if (event.key !== "Escape" || !box.checked) return
  box.click()
  document.querySelector("[data-mk-opens=__drawer]").focus()
})
