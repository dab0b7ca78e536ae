// Shows on a page that is the same for everybody what this browser said, and the totals as they are now.
"use strict";

const rating = document.querySelector("[data-rating]");

async function showRating() {
  const answer = await fetch(rating.dataset.rating, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const state = await answer.json();
  const total = rating.querySelector("[data-rating-total]");
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  total.textContent = state.count
    ? total.dataset.some.replace("[điểm]", state.average.toLocaleString(document.documentElement.lang, oneDecimal)).replace("[lượt]", state.count)
    : total.dataset.none;
  const chosen = rating.querySelector(`input[value="${state.own}"]`);
  if (!chosen) return;
  if (!rating.querySelector("input:checked")) chosen.checked = true;
  const own = rating.querySelector("[data-rating-own]");
  own.textContent = own.dataset.ratingOwn.replace("[sao]", state.own);
  own.hidden = false;
}

if (rating) {
  const ask = () => showRating().catch(() => {});
  if ("IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      ask();
    });
    seen.observe(rating);
  } else {
    ask();
  }
  if (location.hash === "#da-cham") document.getElementById("da-cham").focus();
}
