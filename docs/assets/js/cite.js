/* Copies a reference to a page or to one of its sections, for a committee paper. The reference to the page stands at its foot
   without this. With it, a list there offers every section, and a button stands beside a heading's link while the pointer
   or the keyboard is on that heading: one button, which moves, so that it is never in the way. */
;(function (root, start) {
  "use strict"
  // One reference from its parts, with the heading of a section or without.
  function reference(parts, heading, id) {
    var section = heading ? "section “" + heading + "”, " : ""
    var anchor = heading && id ? "#" + id : ""
    // Behind the address itself, and before what may follow it, as in "toolkit/page.html in the offline copy".
    return parts.set + parts.page + section + parts.law + parts.address.replace(/^\S+/, "$&" + anchor)
  }
  // Where the page is read: on a web server its address there, from a file what the build says.
  function address(location, built) {
    return /^https?:$/.test(location.protocol) ? location.origin + location.pathname : built
  }
  if (typeof module === "object" && module.exports) module.exports = { reference: reference, address: address }
  else start({ reference: reference, address: address })
})(this, function (cite) {
  "use strict"
  var section = document.querySelector(".cite")
  if (!section) return
  var parts = {}
  section.querySelectorAll("[data-cite]").forEach(function (part) {
    parts[part.getAttribute("data-cite")] = part.textContent
  })
  parts.address = cite.address(window.location, parts.address)
  var shown = section.querySelector(".cite__reference")
  shown.textContent = cite.reference(parts)

  function words(heading) {
    var text = ""
    heading.childNodes.forEach(function (node) {
      if (!(node.classList && (node.classList.contains("headerlink") || node.classList.contains("cite__button")))) text += node.textContent
    })
    return text.replace(/\s+/g, " ").trim()
  }
  var links = Array.prototype.slice.call(document.querySelectorAll("article .headerlink"))
  var headings = links.map(function (link) {
    return link.parentNode
  })

  function element(name, className, text) {
    var made = document.createElement(name)
    made.className = className
    if (text) made.textContent = text
    return made
  }
  // Puts a text on the clipboard, and says whether that was done. A browser may refuse, or have no clipboard for a file.
  function copy(text, done) {
    function old() {
      var field = element("textarea", "cite__hidden")
      var before = document.activeElement
      field.value = text
      field.setAttribute("aria-hidden", "true")
      section.appendChild(field)
      field.select()
      var copied = false
      try {
        copied = document.execCommand("copy")
      } catch (refused) {
        copied = false
      }
      section.removeChild(field)
      if (before && before.focus) before.focus({ preventScroll: true })
      done(copied)
    }
    if (navigator.clipboard && navigator.clipboard.writeText)
      navigator.clipboard.writeText(text).then(function () {
        done(true)
      }, old)
    else old()
  }

  var status = element("p", "cite__said")
  status.setAttribute("role", "status")
  // Where copying is refused, the reference is left in a field with all of it selected.
  function refused(text, after) {
    var field = element("textarea", "cite__field")
    field.value = text
    field.rows = 3
    field.readOnly = true
    field.setAttribute("aria-label", "The reference")
    after.insertAdjacentElement("afterend", field)
    field.focus()
    field.select()
    field.addEventListener("blur", function () {
      field.remove()
    })
    say("The browser does not let a page copy. The reference is selected: press Ctrl and C, or Command and C.")
  }
  function say(text) {
    status.textContent = "" // so that the same words are read out again
    window.setTimeout(function () {
      status.textContent = text
    }, 50)
  }

  // At the foot: any section, or the page.
  var bar = element("p", "cite__bar")
  var label = element("label", "cite__label", "Part of the page ")
  var choice = document.createElement("select")
  choice.appendChild(new Option("The whole page", ""))
  headings.forEach(function (heading, place) {
    choice.appendChild(new Option(words(heading), String(place)))
  })
  label.appendChild(choice)
  var button = element("button", "cite__copy md-button", "Copy the reference")
  button.type = "button"
  function chosen() {
    var heading = headings[Number(choice.value)]
    return choice.value === "" ? cite.reference(parts) : cite.reference(parts, words(heading), heading.id)
  }
  choice.addEventListener("change", function () {
    shown.textContent = chosen()
  })
  button.addEventListener("click", function () {
    var text = chosen()
    copy(text, function (copied) {
      if (copied) say("Copied.")
      else refused(text, shown)
    })
  })
  if (headings.length) bar.appendChild(label)
  bar.appendChild(button)
  section.appendChild(bar)
  section.appendChild(status)

  // Beside a heading: the one button goes where the pointer or the keyboard is.
  var moving = element("button", "cite__button", "Copy a reference")
  var at = null
  moving.type = "button"
  function move(heading) {
    if (heading === at) return
    at = heading
    moving.textContent = "Copy a reference"
    if (heading) {
      moving.setAttribute("aria-label", "Copy a reference to the section " + words(heading))
      heading.appendChild(moving)
    } else moving.remove()
  }
  function headingOf(target) {
    var heading = target.closest && target.closest("h2, h3")
    return heading && headings.indexOf(heading) >= 0 ? heading : null
  }
  document.addEventListener("mouseover", function (event) {
    var heading = headingOf(event.target)
    if (heading) move(heading)
    else if (at && !at.contains(document.activeElement)) move(null)
  })
  document.addEventListener("focusin", function (event) {
    move(headingOf(event.target))
  })
  moving.addEventListener("click", function () {
    var heading = at
    var text = cite.reference(parts, words(heading), heading.id)
    copy(text, function (copied) {
      if (!copied) return refused(text, heading)
      moving.textContent = "Copied"
      say("Copied.")
    })
  })
})
