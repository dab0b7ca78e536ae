// Small conveniences. Everything works without them.
"use strict";

const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const word = button.querySelector("span:last-of-type") || button;
    const before = word.textContent;
    word.textContent = button.dataset.copied;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => { word.textContent = before; }, 3000);
  });
}
