/* Keys for the officers' worklist and case page. Everything here can be done with links and buttons as well. */
(function () {
  "use strict";

  function typing(event) {
    var target = event.target;
    return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true], dialog[open]");
  }

  function plain(event) {
    return !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length > 0;
  }

  function worklist(root) {
    var rows = Array.prototype.slice.call(root.querySelectorAll("[data-row]"));
    var current = -1;
    var all = root.querySelector("[data-all]");

    function go(index) {
      if (!rows.length) return;
      if (rows[current]) rows[current].removeAttribute("aria-selected");
      current = Math.max(0, Math.min(rows.length - 1, index));
      rows[current].setAttribute("aria-selected", "true");
      var link = rows[current].querySelector("a");
      if (link) link.focus({ preventScroll: true });
      rows[current].scrollIntoView({ block: "nearest" });
    }

    function tick(row) {
      var box = row && row.querySelector("input[type=checkbox]");
      if (box) box.checked = !box.checked;
    }

    if (all) {
      all.hidden = false;
      all.addEventListener("change", function () {
        rows.forEach(function (row) {
          var box = row.querySelector("input[type=checkbox]");
          if (box) box.checked = all.checked;
        });
      });
    }

    root.addEventListener("focusin", function (event) {
      var row = event.target.closest("[data-row]");
      if (row && rows.indexOf(row) !== current) {
        if (rows[current]) rows[current].removeAttribute("aria-selected");
        current = rows.indexOf(row);
        row.setAttribute("aria-selected", "true");
      }
    });

    document.addEventListener("keydown", function (event) {
      if (!plain(event)) return;
      var search = root.querySelector("[data-search]");
      if (event.key === "Escape" && event.target === search) {
        search.blur();
        return;
      }
      if (typing(event)) return;
      if (event.key === "/") {
        search.focus();
        search.select();
      } else if (event.key === "j" || event.key === "k") {
        go(current < 0 ? 0 : current + (event.key === "j" ? 1 : -1));
      } else if (event.key === "x") {
        tick(rows[current]);
      } else if (event.key === "Enter" && rows[current] && !event.target.closest("a, button, summary")) {
        window.location.href = rows[current].dataset.url;
      } else if (/^[a-z0-9]$/.test(event.key) && rows[current] && rows[current].hasAttribute("data-key-" + event.key)) {
        window.location.href = rows[current].getAttribute("data-key-" + event.key);
      } else {
        return;
      }
      event.preventDefault();
    });
  }

  function casePage(root) {
    document.addEventListener("keydown", function (event) {
      if (!plain(event)) return;
      if (event.key === "Escape") {
        var open = root.querySelector("details[data-act][open]");
        if (open && open.contains(event.target)) {
          open.open = false;
          open.querySelector("summary").focus();
        }
        return;
      }
      if (typing(event)) return;
      if (event.key === "u") {
        window.location.href = root.dataset.back;
        event.preventDefault();
        return;
      }
      if (!/^[a-z0-9]$/.test(event.key)) return;
      var act = root.querySelector('[data-act][data-key="' + event.key + '"]');
      if (!act) return;
      event.preventDefault();
      if (act.matches("details")) {
        act.open = true;
        var field = act.querySelector("form input:not([type=hidden]), form textarea, form select, form button");
        if (field) field.focus();
      } else {
        act.querySelector("button").focus();
      }
    });

    Array.prototype.forEach.call(root.querySelectorAll("details[data-act]"), function (details) {
      details.addEventListener("toggle", function () {
        if (!details.open) return;
        Array.prototype.forEach.call(root.querySelectorAll("details[data-act][open]"), function (other) {
          if (other !== details) other.open = false;
        });
      });
    });

    /* A second click while the first is under way must not send the act again. */
    Array.prototype.forEach.call(root.querySelectorAll("form"), function (form) {
      form.addEventListener("submit", function (event) {
        if (form.dataset.sent) event.preventDefault();
        form.dataset.sent = "1";
      });
    });
    window.addEventListener("pageshow", function () {
      Array.prototype.forEach.call(root.querySelectorAll("form"), function (form) {
        delete form.dataset.sent;
      });
    });
  }

  function start() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-worklist]"), worklist);
    Array.prototype.forEach.call(document.querySelectorAll("[data-case]"), casePage);
    Array.prototype.forEach.call(document.querySelectorAll("[data-keys]"), function (keys) {
      keys.hidden = false;
    });
    /* An act's own page is reached by its key: the hands stay on the keyboard. */
    var control = document.querySelector(".cw-alone .cw-form :is(input:not([type=hidden]), textarea, select, button)");
    if (control) control.focus();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
