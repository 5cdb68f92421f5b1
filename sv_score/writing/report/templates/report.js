"use strict";
// Everything is on the page already; this only hides, opens, copies and puts rows of one dimension in order.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  for (const tools of all(".tools")) tools.hidden = false;

  const MOST_REASONS = 4;
  const boxes = all('input[name="bid"]');
  const sides = all("#criteria .side");
  const columns = sides.map((table) => all("thead th", table).map((cell) => cell.dataset.bid || ""));
  const parts = all("main [data-bid]").filter((part) => !part.closest(".side"));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  function showBids() {
    const ids = chosen();
    const shown = new Set(ids);
    for (const part of parts) {
      const hidden = !shown.has(part.dataset.bid);
      if (part.hidden !== hidden) part.hidden = hidden;
    }
    sideBySide(ids);
    say(ids);
    countAnswers();
  }

  function say(ids) {
    one("chosen").textContent = ids.length === boxes.length ? "all " + ids.length : ids.length + " of " + boxes.length;
    one("with-reasons").disabled = ids.length > MOST_REASONS;
    one("reasons-note").hidden = ids.length <= MOST_REASONS;
  }

  // One table of the chosen bids, with cells copied from the tables that are there.
  function sideBySide(ids) {
    const old = one("own-choice");
    if (old) old.remove();
    const reasons = one("with-reasons").checked && ids.length <= MOST_REASONS;
    const own = reasons || ids.length < boxes.length;
    for (const table of sides) table.closest(".scroll").hidden = own;
    if (!own || !ids.length) return;
    const scroll = sides[0].closest(".scroll").cloneNode(true);
    scroll.id = "own-choice";
    scroll.hidden = false;
    const places = ids.map((id) => {
      const table = columns.findIndex((names) => names.includes(id));
      return [id, sides[table], columns[table].indexOf(id)];
    });
    all("tr", scroll).forEach((row, index) => {
      const group = row.querySelector("[colspan]");
      if (group) { group.colSpan = ids.length + 1; return; }
      while (row.cells.length > 1) row.cells[1].remove();
      const criterion = row.dataset.criterion;
      for (const [id, table, place] of places) {
        const cell = table.rows[index].cells[place].cloneNode(true);
        if (reasons && criterion) addReasons(cell, id, criterion);
        row.append(cell);
      }
    });
    one("criteria").append(scroll);
  }

  function addReasons(cell, bid, criterion) {
    const answer = all(".a", one("b:" + bid)).find((each) => each.querySelector("b").textContent === criterion);
    if (answer) cell.append(...all(".agreed", answer).map((reason) => reason.cloneNode(true)));
  }

  function findBid() {
    const words = one("find-bid").value.toLowerCase();
    for (const box of boxes) {
      const item = box.closest("li");
      item.hidden = !item.textContent.toLowerCase().includes(words) && !box.value.toLowerCase().includes(words);
    }
  }

  function tick(checked) {
    for (const box of boxes) if (!box.closest("li").hidden) box.checked = checked;
    showBids();
  }

  function showAnswers() {
    const dimension = one("by-dimension").value;
    const kind = one("by-kind").value;
    const words = one("by-words").value.trim().toLowerCase();
    for (const part of all("#bids .part")) {
      const wanted = !dimension || part.dataset.dimension === dimension;
      let some = false;
      for (const answer of all(".a", part)) {
        const fits = wanted && (!kind || (answer.dataset.kinds || "").split(" ").includes(kind))
          && (!words || answer.textContent.toLowerCase().includes(words));
        answer.hidden = !fits;
        some = some || fits;
      }
      part.hidden = !some;
    }
    const looking = Boolean(dimension || kind || words);
    for (const bid of all("#bids .bid")) {
      const some = bid.querySelector(".a:not([hidden])") !== null;
      bid.classList.toggle("nothing", looking && !some);
      // In a large report the answers of a bid are folded away together.
      const folded = all(":scope > details", bid)[0];
      if (folded) folded.open = looking && some;
    }
    countAnswers();
  }

  function countAnswers() {
    const found = all("#bids .bid:not([hidden]) .a:not([hidden])").length;
    one("found").textContent = found === 1 ? "1 answer" : found + " answers";
  }

  function openAll(open) {
    for (const answer of all("#bids .bid:not([hidden]) details:not([hidden])")) answer.open = open;
  }

  // Rows of one dimension only; nothing else on the page is put in order. Equal scores stay as in the file.
  function sort(select) {
    const body = select.closest(".dimension").querySelector("tbody");
    const rows = all("tr", body);
    rows.forEach((row, index) => { row.dataset.file = row.dataset.file || String(index + 1); });
    const by = {
      file: (row) => Number(row.dataset.file),
      score: (row) => Number(row.dataset.order) || Infinity,
      name: (row) => row.cells[0].textContent.trim(),
    }[select.value];
    const file = (row) => Number(row.dataset.file);
    rows.sort((a, b) => {
      const [x, y] = [by(a), by(b)];
      if (x === y) return file(a) - file(b);
      return typeof x === "string" ? x.localeCompare(y, "en-GB") : x < y ? -1 : 1;
    });
    body.append(...rows);
  }

  for (const box of boxes) box.addEventListener("change", showBids);
  one("find-bid").addEventListener("input", findBid);
  one("all-bids").addEventListener("click", () => tick(true));
  one("no-bids").addEventListener("click", () => tick(false));
  one("with-reasons").addEventListener("change", () => sideBySide(chosen()));
  for (const id of ["by-dimension", "by-kind"]) one(id).addEventListener("change", showAnswers);
  let waiting = 0;
  one("by-words").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(showAnswers, 200); });
  one("open-all").addEventListener("click", () => openAll(true));
  one("close-all").addEventListener("click", () => openAll(false));
  for (const select of all("[data-sort]")) select.addEventListener("change", () => sort(select));
  // On paper nothing can be opened.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("#bids details:not([open])");
    for (const answer of closed) answer.open = true;
  });
  window.addEventListener("afterprint", () => { for (const answer of closed) answer.open = false; });
  // A browser may bring back what was chosen before.
  if (boxes.every((box) => box.checked)) { say(chosen()); countAnswers(); } else showBids();
})();
