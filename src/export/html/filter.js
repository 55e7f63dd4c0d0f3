
// Shows the records, lines of the timeline and names of the index that have all words of the filter.
const box = document.getElementById("filter");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const items = [...document.querySelectorAll("article, tbody tr:not(.year), #index li")]
  .map((item) => [item, fold(item.textContent)]);
const parts = [...document.querySelectorAll("tbody, main > section:not(#sources)")];
const filter = () => {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  for (const [item, text] of items) item.hidden = !words.every((word) => text.includes(word));
  const shown = "article:not([hidden]), tr:not(.year):not([hidden]), li:not([hidden])";
  for (const part of parts) part.hidden = words.length > 0 && !part.querySelector(shown);
  const count = document.querySelectorAll("article:not([hidden])").length;
  document.getElementById("count").textContent =
    words.length === 0 ? "" : count === 1 ? "1 record" : `${count} records`;
};
box.addEventListener("input", filter);
// A link to a record that is filtered out shows it.
addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    box.value = "";
    filter();
    target.scrollIntoView();
  }
});
document.getElementById("search").hidden = false;
