"use strict";
(() => {
  const PAGE = 50; // entries listed at a time
  const entries = [...document.querySelectorAll("#classes > .entry")];
  const words = new Map(entries.map((entry) => [entry, wordsOf(entry)]));
  const form = document.querySelector(".filters");
  const search = document.getElementById("search");
  const employer = document.getElementById("employer");
  const benchmarked = document.getElementById("benchmarked");
  const more = document.getElementById("more");
  const unpacked = new Map();
  let listed = PAGE;

  function wordsOf(entry) {
    return entry.querySelector(".who").textContent.toLowerCase();
  }

  function matches(entry) {
    const asked = search.value.toLowerCase().split(/\s+/);
    return (
      (!employer.value || entry.dataset.employer === employer.value) &&
      (!benchmarked.checked || entry.dataset.comparators !== "0") &&
      asked.every((word) => words.get(entry).includes(word))
    );
  }

  function list() {
    const found = entries.filter(matches);
    const shown = new Set(found.slice(0, listed));
    for (const entry of entries) entry.hidden = !shown.has(entry);
    more.hidden = found.length <= listed;
    document.getElementById("count").textContent =
      `${Math.min(listed, found.length)} of ${found.length} ${found.length === 1 ? "class" : "classes"} listed`;
  }

  function relist() {
    listed = PAGE;
    list();
  }

  // The cards that did not fit in the page as they are travel as gzipped JSON, several to a pack.
  async function packOf(number) {
    if (!unpacked.has(number)) {
      const text = document.getElementById(`pack-${number}`).textContent;
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      unpacked.set(number, JSON.parse(await new Response(stream).text()));
    }
    return unpacked.get(number);
  }

  async function fill(entry) {
    if (entry.dataset.pack === undefined) return;
    const body = entry.querySelector(".body");
    try {
      body.innerHTML = (await packOf(entry.dataset.pack))[entry.id.slice(1)];
      delete entry.dataset.pack;
    } catch {
      body.textContent = "This browser is too old to unpack the card; any current one can.";
    }
  }

  // Leads to an entry (#c12) or to a match within one (#m12-45), opening what hides it.
  async function go(anchor) {
    const found = /^#(c|m)(\d+)(?:-\d+)?$/.exec(anchor);
    const entry = found && document.getElementById(`c${found[2]}`);
    if (!entry) return;
    await fill(entry);
    entry.hidden = false;
    entry.open = true;
    const target = document.getElementById(anchor.slice(1)) || entry;
    if (target.tagName === "DETAILS") target.open = true;
    for (const other of document.querySelectorAll(".arrived")) other.classList.remove("arrived");
    target.classList.add("arrived");
    target.scrollIntoView({ block: "start" });
    target.querySelector("summary").focus({ preventScroll: true });
  }

  function walkMap(map) {
    const readout = document.getElementById("readout");
    const cells = [...map.querySelectorAll("[data-at]")];
    const at = new Map(cells.map((cell) => [cell.dataset.at, cell]));
    let current = null;

    function show(cell) {
      current?.classList.remove("current");
      current = cell;
      cell.classList.add("current");
      readout.textContent = cell.querySelector("title").textContent;
    }

    // The next compared pair in the direction of the arrow.
    function next(down, right) {
      let [row, column] = current.dataset.at.split(",").map(Number);
      for (let steps = 0; steps < 2 * at.size; steps += 1) {
        row += down;
        column += right;
        if (row < 0 || column < 0) return current;
        if (at.has(`${row},${column}`)) return at.get(`${row},${column}`);
      }
      return current;
    }

    map.addEventListener("pointerover", (event) => {
      const cell = event.target.closest("[data-at]");
      if (cell) show(cell);
    });
    map.addEventListener("focus", () => current || (cells.length && show(cells[0])));
    map.addEventListener("keydown", (event) => {
      const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      if (!current) return;
      if (event.key in arrows) {
        event.preventDefault();
        show(next(...arrows[event.key]));
      } else if (event.key === "Enter" && current.hasAttribute("href")) {
        event.preventDefault();
        location.hash = current.getAttribute("href");
      }
    });
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.matches(".entry") && event.target.open) fill(event.target);
  }, true);
  window.addEventListener("hashchange", () => go(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) go(location.hash);
  });

  if (entries.length) {
    for (const name of [...new Set(entries.map((entry) => entry.dataset.employer))].sort()) {
      employer.append(new Option(name, name));
    }
    form.hidden = false;
    for (const field of [search, employer, benchmarked]) field.addEventListener("input", relist);
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      listed += PAGE;
      list();
    });
    list();
  }
  const map = document.querySelector(".map");
  if (map) walkMap(map);
  if (location.hash) go(location.hash);
})();
