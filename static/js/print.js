// Shows every [data-print] button (they are hidden without JavaScript) and lets it open the print dialogue.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
