// In the page editor: conditions and rules suggest the questions that are on the page.
"use strict";

(() => {
  const list = document.createElement("datalist");
  list.id = "form-page-questions";

  const questions = () => {
    const found = new Set();
    for (const input of document.querySelectorAll('input[name^="sections-"][name$="-label"]')) {
      if (/-options-/.test(input.name) || !input.value.trim()) continue;
      const key = document.getElementsByName(`${input.name.slice(0, -"label".length)}key`)[0];
      found.add((key && key.value.trim()) || input.value.trim());
    }
    return found;
  };

  document.addEventListener("focusin", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.name.startsWith("sections-")) return;
    const isReference = /-(conditions-\d+-value-field|rules-\d+-value-(field|other|fields-\d+-value))$/.test(input.name);
    if (!isReference) return;
    if (!list.isConnected) document.body.append(list);
    list.replaceChildren(...[...questions()].map((words) => new Option(words)));
    input.setAttribute("list", list.id);
  });
})();
