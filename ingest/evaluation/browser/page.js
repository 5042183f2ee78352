"use strict";
const form = document.getElementById("filters");
const articles = [...document.querySelectorAll("article")];

function chosen(name) {
  return new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));
}

/* Show the items of the chosen types and kinds, and the documents that have any; return how many of each. */
function show() {
  const types = chosen("type");
  const kinds = chosen("kind");
  const { language, genre } = form.elements;
  let documents = 0;
  let count = 0;
  for (const article of articles) {
    const isWanted =
      (!language.value || article.dataset.language === language.value) && (!genre.value || article.dataset.genre === genre.value);
    const shown = new Set();
    let items = 0;
    for (const line of article.querySelectorAll("li")) {
      const isShown = types.has(line.dataset.type) && line.dataset.kinds.split(" ").some((kind) => kinds.has(kind));
      line.hidden = !isShown;
      if (isShown) {
        items += 1;
        shown.add(line.dataset.shows.split(" ")[0]);
      }
    }
    for (const span of article.querySelectorAll("[data-finding]")) {
      span.classList.toggle("off", !shown.has(span.dataset.finding));
    }
    article.hidden = !isWanted || items === 0;
    document.querySelector(`tr[data-document="${article.id}"]`).hidden = article.hidden;
    if (!article.hidden) {
      documents += 1;
      count += items;
    }
  }
  document.getElementById("count").textContent =
    documents === 0
      ? `Nothing of this in ${articles.length} documents. Choose more types, kinds or genres.`
      : `${count} items in ${documents} of ${articles.length} documents.`;
}

function light(line) {
  for (const span of document.querySelectorAll(".lit")) span.classList.remove("lit");
  for (const name of line.dataset.shows.split(" ")) {
    for (const span of document.querySelectorAll(`[data-finding="${name}"]`)) span.classList.add("lit");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
  document.getElementById("results").focus();
});
document.addEventListener("focusin", (event) => {
  const line = event.target.closest(".items li");
  if (line) light(line);
});
form.hidden = false;
show();
