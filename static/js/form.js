// Forms: shows what the answers on this page bring to light, finds communes by today's or a former name, and sends a
// form once. The server decides all of it again; everything works without this file.
"use strict";

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim().replace(/\s+/g, " ");

function answersTo(form, name) {
  const given = [];
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control.closest("[data-conditions][hidden]")) continue;
    if ((control.type === "radio" || control.type === "checkbox") && !control.checked) continue;
    if (control.value === "") continue;
    given.push(fold(control.value));
    if (control.tagName === "SELECT") given.push(fold(control.selectedOptions[0].textContent));
  }
  return given;
}

function holds(form, condition) {
  const given = answersTo(form, condition.field);
  const wanted = fold(condition.value);
  if (condition.operator === "is") return given.includes(wanted);
  if (condition.operator === "is_not") return !given.includes(wanted);
  return given.some((text) => text.includes(wanted));
}

function watchConditions(form) {
  const questions = [...form.querySelectorAll("[data-conditions]")].map((element) => ({
    element,
    conditions: JSON.parse(element.dataset.conditions),
  }));
  if (!questions.length) return;
  for (const { element } of questions) {
    const words = element.querySelector("[data-when]");
    if (words) words.hidden = true;
  }
  // In the order of the page: a question counts as unanswered while it is hidden.
  const show = () => {
    for (const { element, conditions } of questions) {
      element.hidden = !conditions.every((condition) => holds(form, condition));
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  show();
}

function sendOnce(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (sent) event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 10000);
  });
  // Back from the next page: the page comes out of the browser's memory with its state.
  window.addEventListener("pageshow", () => { sent = false; });
}

let communes;
const readCommunes = (address) => (communes ??= fetch(address).then((answer) => answer.json()).then((data) => data.communes));

function searchCommunes(select) {
  const box = document.createElement("input");
  const words = select.form.dataset.textCommunes || "Gõ tên xã, phường; tên cũ cũng được";
  box.type = "search";
  box.className = "lc-input lc-communes";
  box.autocomplete = "off";
  box.setAttribute("aria-label", words);
  box.setAttribute("aria-controls", select.id);
  const all = [...select.options].map((option) => option.cloneNode(true));
  const hint = document.createElement("p");
  hint.className = "lc-field__hint";
  hint.textContent = words;
  const found = document.createElement("p");
  found.className = "lc-field__hint";
  found.setAttribute("role", "status");
  select.before(hint, box, found);
  box.addEventListener("focus", () => { readCommunes(select.dataset.communes).catch(() => {}); }, { once: true });
  box.addEventListener("input", async () => {
    const query = fold(box.value);
    const known = await readCommunes(select.dataset.communes).catch(() => []);
    if (fold(box.value) !== query) return;
    const fitting = new Map(known.map(([code, , ...names]) => [code, names.find((name) => name.includes(query))]));
    const chosen = select.value;
    const kept = all.filter((option) => option.value === "" || !query || !known.length || fitting.get(option.value));
    select.replaceChildren(...kept.map((option) => option.cloneNode(true)));
    const places = kept.filter((option) => option.value !== "");
    select.value = places.some((option) => option.value === chosen) ? chosen : places.length === 1 ? places[0].value : "";
    found.textContent = query ? `${places.length} xã, phường` : "";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

for (const form of document.querySelectorAll("[data-form]")) {
  watchConditions(form);
  sendOnce(form);
  for (const select of form.querySelectorAll("select[data-communes]")) searchCommunes(select);
}
