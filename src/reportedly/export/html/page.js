// The card of a claim (hover, focus or tap) and the filters. Without this the page is whole: numbers lead to the table.
(() => {
  "use strict";
  const card = document.getElementById("card");
  const title = document.getElementById("card-title");
  const body = card.querySelector(".card-body");
  const toRow = card.querySelector(".to-row");
  const form = document.querySelector(".filters");
  const rows = [...document.querySelectorAll("tbody tr")];
  const marks = new Map();
  for (const mark of document.querySelectorAll(".mark[data-of]")) {
    if (!marks.has(mark.dataset.of)) marks.set(mark.dataset.of, []);
    marks.get(mark.dataset.of).push(mark);
  }
  const rowOf = (key) => document.getElementById(key);
  const noteOf = (key) => document.getElementById(rowOf(key).dataset.note);
  let shown = null;
  let pinned = false;
  let timer = 0;

  for (const note of document.querySelectorAll(".note")) {
    note.setAttribute("role", "button");
    note.setAttribute("aria-haspopup", "dialog");
    note.setAttribute("aria-expanded", "false");
    note.setAttribute("aria-controls", "card");
  }

  function light(key, on) {
    for (const mark of marks.get(key) || []) mark.classList.toggle("on", on);
    rowOf(key).classList.toggle("on", on);
  }

  function show(key, at) {
    clearTimeout(timer);
    if (shown !== key) {
      hide();
      shown = key;
      light(key, true);
      const note = noteOf(key);
      const row = rowOf(key);
      note.setAttribute("aria-expanded", "true");
      title.textContent = note.getAttribute("aria-label");
      body.replaceChildren(...[".who", ".how"].flatMap((part) => [...row.querySelector(part).cloneNode(true).childNodes]));
      toRow.setAttribute("href", "#" + key);
      card.hidden = false;
    }
    place(at || noteOf(key));
  }

  function place(at) {
    const [box] = [...at.getClientRects()].slice(-1);
    if (!box) return;
    const room = document.documentElement.clientWidth;
    const left = Math.max(16, Math.min(box.left, room - card.offsetWidth - 16));
    const below = box.bottom + card.offsetHeight + 16 < window.innerHeight || box.top < card.offsetHeight + 16;
    card.style.left = left + window.scrollX + "px";
    card.style.top = (below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + window.scrollY + "px";
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    light(shown, false);
    noteOf(shown).setAttribute("aria-expanded", "false");
    card.hidden = true;
    shown = null;
    pinned = false;
  }

  const claimAt = (element) => {
    const found = element.closest(".note, .mark[data-of]:not(.off)");
    return found && { element: found, key: found.dataset.claim || found.dataset.of };
  };
  const soon = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const row = event.target.closest("tbody tr");
    for (const lit of document.querySelectorAll("tr.on")) if (lit !== row && lit.id !== shown) light(lit.id, false);
    if (row) light(row.id, true);
    if (pinned) return;
    const claim = claimAt(event.target);
    if (claim && noteOf(claim.key)) soon(() => show(claim.key, claim.element), shown ? 0 : 120);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (!card.contains(document.activeElement)) soon(hide, 280);
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".note") && event.target.matches(":focus-visible")) show(event.target.dataset.claim);
    else if (shown && !card.contains(event.target) && !event.target.matches(".note")) hide();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest(".close")) return leave();
    if (card.contains(event.target)) return event.target.closest("a") && hide();
    const claim = claimAt(event.target);
    if (!claim || !noteOf(claim.key)) return hide();
    event.preventDefault();
    const same = pinned && shown === claim.key;
    if (same) return hide();
    show(claim.key, claim.element);
    pinned = true;
    if (event.detail === 0) card.focus();
  });

  function leave() {
    const note = shown && noteOf(shown);
    const inside = card.contains(document.activeElement);
    if (inside && note) note.focus();
    hide();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave();
    if (event.key === " " && event.target.matches(".note")) {
      event.preventDefault();
      event.target.click();
    }
    if (event.key !== "Tab" || !card.contains(event.target)) return;
    const stops = [...card.querySelectorAll("a, button")];
    const edge = event.shiftKey ? [card, stops[0]] : [stops[stops.length - 1]];
    if (!edge.includes(event.target)) return;
    // From the number the browser itself goes on to what comes next in the text.
    if (event.shiftKey) event.preventDefault();
    leave();
  });

  function filter() {
    const { kind, act } = form.elements;
    let count = 0;
    hide();
    for (const row of rows) {
      const fits = (!kind.value || row.dataset.kind === kind.value) && (!act.value || row.dataset.act === act.value);
      row.hidden = !fits;
      count += fits;
      for (const mark of marks.get(row.id) || []) mark.classList.toggle("off", !fits);
      const note = noteOf(row.id);
      if (note) note.parentNode.hidden = !fits;
    }
    for (const table of document.querySelectorAll("table")) {
      const empty = !table.querySelector("tbody tr:not([hidden])");
      table.hidden = empty;
      table.nextElementSibling.hidden = !empty;
    }
    form.querySelector("output").textContent = `${count} of ${rows.length} claims`;
  }

  form.hidden = rows.length === 0;
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
