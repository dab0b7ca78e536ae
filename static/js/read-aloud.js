// Reads an article with the voice of the device. Nothing is sent anywhere; without a voice the button stays hidden.
"use strict";

const speech = window.speechSynthesis;
const article = document.querySelector("[data-read-aloud]");
const speaker = article && article.querySelector("[data-speak]");
const LONGEST = 200;
const LANGUAGE = document.documentElement.lang || "vi";

function fittingVoice() {
  return speech.getVoices().find((voice) => voice.lang.split(/[-_]/)[0].toLowerCase() === LANGUAGE.split("-")[0]);
}

// Phones stop in the middle of a long text, so that it is spoken sentence by sentence.
function sentences() {
  const texts = [];
  for (const part of article.querySelectorAll("[data-spoken]")) {
    const blocks = part.querySelectorAll("h2, h3, p, li, dt, dd, figcaption, th, td");
    for (const block of blocks.length ? blocks : [part]) {
      if (block.closest("[hidden], .lc-hidden") || block.querySelector("p, li")) continue;
      texts.push(block.textContent.replace(/\s+/g, " ").trim());
    }
  }
  return texts
    .flatMap((text) => text.match(new RegExp(`[^.!?…]{1,${LONGEST}}[.!?…]*|[.!?…]+`, "g")) || [])
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
}

function stop() {
  speech.cancel();
  speaker.setAttribute("aria-pressed", "false");
  speaker.lastElementChild.textContent = speaker.dataset.start;
}

function start() {
  speech.cancel();
  const voice = fittingVoice();
  const all = sentences();
  all.forEach((text, place) => {
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = LANGUAGE;
    if (voice) spoken.voice = voice;
    if (place === all.length - 1) spoken.addEventListener("end", stop);
    spoken.addEventListener("error", stop);
    speech.speak(spoken);
  });
  speaker.setAttribute("aria-pressed", "true");
  speaker.lastElementChild.textContent = speaker.dataset.stop;
}

// A device whose voices are known and hold none of the language would read it as nonsense.
function offer() {
  speaker.hidden = speech.getVoices().length > 0 && !fittingVoice();
}

if (speech && "SpeechSynthesisUtterance" in window && speaker) {
  speaker.dataset.start = speaker.lastElementChild.textContent;
  speaker.addEventListener("click", () => (speaker.getAttribute("aria-pressed") === "true" ? stop() : start()));
  window.addEventListener("pagehide", () => speech.cancel());
  speech.addEventListener("voiceschanged", offer);
  offer();
}
