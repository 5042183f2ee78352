// Conveniences only: every page works without this file.
"use strict";

// Ctrl + Enter in the query runs it; Tab leaves the field as everywhere.
for (const field of document.querySelectorAll("[data-submit='ctrl-enter']")) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });
}

// An address may name characters that no element holds exactly: go to the smallest element around their start.
const wanted = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
if (wanted && !document.getElementById(wanted[0].slice(1))) {
  const start = Number(wanted[1]);
  const around = [...document.querySelectorAll("[id^='char=']")]
    .map((element) => [element, ...element.id.slice(5).split(",").map(Number)])
    .filter(([, first, end]) => first <= start && start < end)
    .sort((one, other) => one[2] - one[1] - (other[2] - other[1]));
  if (around.length) location.replace("#" + around[0][0].id);
}
