// Offers titles while somebody types in a box with data-suggest. Without this the form just works.
"use strict";

for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  list.className = "lc-suggest";
  list.id = box.id + "-goi-y";
  list.role = "listbox";
  list.setAttribute("aria-label", box.dataset.suggestLabel || "");
  list.hidden = true;
  const place = box.parentElement;
  place.classList.add("lc-suggest-place");
  place.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);

  let waiting = 0, asked = null, chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (next) => {
    const items = [...list.children];
    if (!items.length) return;
    chosen = (next + items.length + 1) % (items.length + 1);
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    const item = items[chosen];
    if (item) { box.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
    else box.removeAttribute("aria-activedescendant");
  };

  const show = (found) => {
    list.replaceChildren(...found.map((one, at) => {
      const item = document.createElement("li"), kind = document.createElement("span");
      item.role = "option";
      item.id = list.id + "-" + at;
      item.setAttribute("aria-selected", "false");
      item.dataset.url = one.url;
      item.append(one.title);
      kind.textContent = [one.kind, one.section].filter(Boolean).join(" · ");
      item.append(kind);
      return item;
    }));
    chosen = -1;
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
  };

  const ask = async () => {
    if (asked) asked.abort();
    if (box.value.trim().length < 2) { close(); return; }
    asked = new AbortController();
    try {
      const answer = await fetch(box.dataset.suggest + "?q=" + encodeURIComponent(box.value.trim()), { signal: asked.signal });
      if (answer.ok && document.activeElement === box) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 180); });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? list.children.length - 1 : chosen - 1); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && list.children[chosen]) { event.preventDefault(); location.href = list.children[chosen].dataset.url; }
  });
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("li");
    if (item) { event.preventDefault(); location.href = item.dataset.url; }
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
}
