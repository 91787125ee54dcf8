// What the pages do beyond plain links and forms; all of it can be done without.
"use strict";
document.documentElement.classList.add("scripted");

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// a click anywhere in a sentence opens its panel; one that selects words does not
document.addEventListener("click", (event) => {
  const sentence = event.target.closest(".s");
  if (!sentence || event.target.closest("a, button") || String(getSelection())) return;
  open(sentence);
});

function open(sentence) {
  $$(".s.here").forEach((each) => each.classList.remove("here"));
  sentence.classList.add("here");
  $(".ref", sentence)?.click();
}

document.addEventListener("click", (event) => {
  const ref = event.target.closest(".ref");
  if (!ref) return;
  $$(".s.here").forEach((each) => each.classList.remove("here"));
  ref.closest(".s")?.classList.add("here");
});

// the acts are coloured without a new page
document.addEventListener("click", (event) => {
  const toggle = event.target.closest(".toggle[data-toggle]");
  if (!toggle) return;
  event.preventDefault();
  const shown = $("#text").classList.toggle(toggle.dataset.toggle);
  toggle.setAttribute("aria-pressed", String(shown));
});

document.addEventListener("click", (event) => {
  const copy = event.target.closest(".copy");
  if (!copy) return;
  const text = $(copy.dataset.copy, copy.closest(".panel"))?.textContent ?? "";
  navigator.clipboard?.writeText(text).then(() => copy.classList.add("done"));
});

function ready() {
  $$(".copy[hidden]").forEach((copy) => { if (navigator.clipboard) copy.hidden = false; });
}
new MutationObserver(ready).observe(document.documentElement, { childList: true, subtree: true });
ready();

document.addEventListener("click", (event) => {
  if (!event.target.closest(".close")) return;
  event.preventDefault();
  close();
});

function close() {
  $(".panel")?.remove();
  const sentence = $(".s.here");
  sentence?.classList.remove("here");
  history.pushState(null, "", location.pathname.replace(/\/[^/]+$/, "") + location.search);
  if (sentence) $(".ref", sentence)?.focus({ preventScroll: true });
}
$("#text .s.here")?.scrollIntoView({ block: "center" });

// keys: / search · j k next and previous sentence · Escape closes · and what a page names itself
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "/") return act(event, () => $("#q")?.focus());
  if (event.key === "Escape" && $(".panel")) return act(event, close);
  if (event.key === "j" || event.key === "k") return act(event, () => step(event.key === "j" ? 1 : -1));
  const keyed = /^[a-z]$/.test(event.key) && $(`[data-key="${event.key}"]`);
  if (keyed) act(event, () => (keyed.tagName === "FORM" ? keyed.requestSubmit() : keyed.click()));
});

function act(event, doing) {
  event.preventDefault();
  doing();
}

function step(by) {
  const changes = $$("[data-change]");
  const all = changes.length ? changes : $$(".s");
  if (!all.length) return;
  const at = all.findIndex((each) => each.classList.contains("here"));
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  if (changes.length) {
    all.forEach((each) => each.classList.toggle("here", each === next));
    next.focus({ preventScroll: true });
  } else {
    open(next);
  }
  next.scrollIntoView({ block: "center" });
}

// files may be dropped anywhere on the form
const drop = $(".drop");
if (drop) {
  const over = (event, is) => { event.preventDefault(); drop.classList.toggle("over", is); };
  drop.addEventListener("dragover", (event) => over(event, true));
  drop.addEventListener("dragleave", (event) => over(event, false));
  drop.addEventListener("drop", (event) => {
    over(event, false);
    $("#files").files = event.dataTransfer.files;
  });
}
