// Bondig: quicker with the keyboard. Everything here is a shortcut to a link or a form that works
// without it. Letters act only while the focus is inside a list, a panel or a dossier
// (data-keys), never while typing (WCAG 2.1.4); they can be switched off under "?".
"use strict";
(() => {
  const html = document.documentElement;
  html.classList.add("js");
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const wide = () => innerWidth > 1180;
  const panel = () => (one("#panel") ? (wide() ? one("#panel") : null) : one("#act-slot"));
  const say = (words) => { const live = one("#live"); if (live) { live.textContent = ""; setTimeout(() => { live.textContent = words; }, 40); } };
  const keysOff = () => localStorage.getItem("keys") === "off";
  const typing = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  let openRow = null;      // the row from which the panel was opened
  let waiting = null;      // keys typed between opening a form and its arrival

  // --- rows -------------------------------------------------------------------------------
  const rows = () => all("[data-row]");
  const rowOf = (element) => element.closest && element.closest("[data-row]");
  const linkOf = (row) => one(".row-link", row) || one("h2", row);
  const walk = (step) => {
    const list = rows();
    if (!list.length) return;
    const at = list.indexOf(rowOf(document.activeElement) || openRow);
    const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
    linkOf(next).focus();
    next.scrollIntoView({ block: "nearest" });
    if (panel() && one(".panel", panel())) open(next);
  };
  const open = (row) => {
    const link = linkOf(row);
    all(".row.is-open").forEach((other) => other.classList.remove("is-open"));
    row.classList.add("is-open");
    openRow = row;
    if (link.hasAttribute("hx-get") && window.htmx) htmx.ajax("GET", link.getAttribute("hx-get"), { target: "#panel", select: ".panel" });
    else if (link.href) location.href = link.href;
  };

  // --- forms beside the list or in the dossier ----------------------------------------------
  const openForm = (link) => {
    const slot = panel();
    if (!slot || !window.htmx) { location.href = link.href; return; }
    openRow = rowOf(link) || openRow;
    waiting = "";
    htmx.ajax("GET", link.getAttribute("href"), { target: "#" + slot.id, select: ".act", swap: "innerHTML" }).then(() => {
      const form = one("[data-act-form]", slot);
      if (!form) { waiting = null; location.href = link.href; return; }
      wire(form);
      if (slot.id === "act-slot") slot.scrollIntoView({ block: "nearest" });
      const field = one("[data-digits] input", form) || all("input:not([type=hidden]), textarea, select", form).find((candidate) => candidate.offsetParent);
      if (field) {
        field.focus();
        if (waiting && typing(field)) { field.value += waiting; field.dispatchEvent(new Event("input", { bubbles: true })); }
        else if (waiting) for (const digit of waiting) choose(digit, form);
      }
      waiting = null;
    }, () => { waiting = null; location.href = link.href; });
  };
  const wire = (form) => {
    form.setAttribute("hx-post", form.getAttribute("action"));
    form.setAttribute("hx-target", "#main");
    form.setAttribute("hx-select", "#main");
    form.setAttribute("hx-swap", "outerHTML");
    htmx.process(form);
  };
  const closeForm = () => {
    const slot = panel();
    if (!slot) return false;
    const act = one(".act", slot);
    if (!act) return false;
    act.remove();
    if (openRow && document.contains(openRow)) { open(openRow); linkOf(openRow).focus(); }
    return true;
  };
  const choose = (digit, form) => {
    const outcomes = all("[data-digits] input", form);
    const input = outcomes[digit === "+" ? 10 : (Number(digit) + 9) % 10];
    if (!input) return;
    input.checked = true;
    const fill = (name, value) => { const field = one(`[name=${name}]`, form); if (field && value && !field.value) { field.value = value; field.dispatchEvent(new Event("input", { bubbles: true })); } };
    fill("until", input.dataset.until);
    fill("reason", input.dataset.reason);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const needed = all(".only input:not([type=checkbox]), .only select", form).find((field) => field.offsetParent);
    const field = needed && needed.matches("select") && needed.value ? null : needed;
    (field || one("button.primary", form)).focus();
    if (field && field.value && field.select) field.select();
  };

  // Without room for a panel, a name opens the dossier itself.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".row-link[data-dossier]");
    if (link && !wide()) { event.preventDefault(); event.stopPropagation(); location.href = link.dataset.dossier; }
  }, true);
  document.addEventListener("click", (event) => {
    const target = event.target.closest("a, button, label");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.matches("[data-panel], [data-act]")) {
      if (!panel() || !window.htmx) return;
      event.preventDefault();
      const menu = target.closest("details.menu");
      if (menu) menu.open = false;
      openForm(target);
    } else if (target.matches("[data-close]")) { if (closeForm()) event.preventDefault(); }
    else if (target.matches("[data-help]")) { event.preventDefault(); showHelp(); }
    else if (target.closest("[data-quick]")) {
      const field = one("#" + target.closest("[data-quick]").dataset.quick);
      field.value = target.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    } else if (target.matches(".row-link")) {
      const row = rowOf(target);
      if (row && row.classList.contains("is-open") && target.dataset.dossier) location.href = target.dataset.dossier;
      if (row) { all(".row.is-open").forEach((other) => other.classList.remove("is-open")); row.classList.add("is-open"); openRow = row; }
    }
  });

  // --- keys ---------------------------------------------------------------------------------
  const press = (key, scope) => {
    const control = all(`[data-key="${key}"]`, scope)[0];
    if (!control) return false;
    control.click();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    const element = document.activeElement || document.body;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key === "k") { event.preventDefault(); one("#q").focus(); one("#q").select(); return; }
    if ((event.ctrlKey || event.metaKey) && key === "Enter") {
      const bulk = one('[data-key="ctrl+enter"]');
      if (bulk) { event.preventDefault(); bulk.click(); } else if (element.form) element.form.requestSubmit();
      return;
    }
    if (event.ctrlKey && key === "a" && one('[data-all]') && element.closest("[data-keys=list]") && !typing(element)) { event.preventDefault(); one("[data-all]").click(); return; }
    const calling = element.closest("[data-call-form]");
    if (calling && event.altKey && /^[0-9+]$/.test(key)) { event.preventDefault(); choose(key, calling); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (calling && key === "Escape" && element.matches("[data-notes]")) { event.preventDefault(); one("[data-digits]", calling).focus(); return; }
    if (waiting !== null && event.key.length === 1) { waiting += event.key; event.preventDefault(); return; }
    if (element.id === "q") { searchKeys(event); return; }
    if (element.closest(".found") && (key === "ArrowDown" || key === "ArrowUp")) { searchKeys(event); return; }
    if (key === "Escape") { if (closeForm()) event.preventDefault(); return; }
    const digits = element.closest("[data-act-form]") && one("[data-digits]");
    if (digits && /^[0-9+]$/.test(key) && !typing(element)) { event.preventDefault(); choose(key, element.form || element.closest("form")); return; }
    if (typing(element)) return;
    if (event.key === "?") { event.preventDefault(); showHelp(); return; }
    if (key === "/") { event.preventDefault(); one("#q").focus(); return; }
    const scope = element.closest("[data-keys]");
    const arrows = { ArrowDown: 1, ArrowUp: -1 };
    if (scope && key in arrows && rowOf(element)) { event.preventDefault(); walk(arrows[key]); return; }
    if (!scope || keysOff()) return;
    const row = rowOf(element);
    if (key === "j" || key === "k") { event.preventDefault(); walk(key === "j" ? 1 : -1); return; }
    if (key === "x" && row) { const box = one("input[type=checkbox]", row); if (box) { event.preventDefault(); box.click(); } return; }
    if (/^[a-z]$/.test(key) && (press(key, row || scope) || (key === "z" && press("z", document)))) event.preventDefault();
  });

  // --- search -------------------------------------------------------------------------------
  const searchKeys = (event) => {
    const links = all("#found a");
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    else if (event.key === "ArrowUp" && links.length) { event.preventDefault(); (at > 0 ? links[at - 1] : one("#q")).focus(); }
    else if (event.key === "Enter" && at < 0 && links.length) { event.preventDefault(); location.href = links[0].href; }
    else if (event.key === "Escape") document.activeElement.blur();
  };

  // --- help ---------------------------------------------------------------------------------
  const showHelp = () => {
    const dialog = one("#help-dialog");
    if (!dialog || !window.htmx) { location.href = "/help"; return; }
    htmx.ajax("GET", "/help", { target: "#help-dialog", select: ".keys" }).then(() => { dialog.showModal(); wireSwitch(); });
  };
  const wireSwitch = () => all("[data-keys-off]").forEach((box) => {
    box.checked = keysOff();
    box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "off" : "on"));
  });
  document.addEventListener("click", (event) => { if (event.target.id === "help-dialog") event.target.close(); });

  // --- ticks and sums ------------------------------------------------------------------------
  const euro = (cents) => new Intl.NumberFormat(html.lang === "nl" ? "nl-NL" : "en-GB", { style: "currency", currency: "EUR" }).format(cents / 100);
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.dataset.all) all(`input[name="${box.dataset.all}"]`).forEach((other) => { other.checked = box.checked; });
    const counter = one("[data-count]");
    if (counter && (box.dataset.all || box.name === counter.dataset.count)) counter.textContent = all(`input[name="${counter.dataset.count}"]:checked`).length + " ✓";
    const group = box.closest("[data-ticked]");
    const sum = group && one("[data-sum]", group);
    if (sum) {
      const cents = all("[data-cents]:checked", group).reduce((total, tick) => total + Number(tick.dataset.cents), 0);
      sum.textContent = cents ? euro(cents) + (group.dataset.of ? " / " + euro(Number(group.dataset.of)) : "") : "";
    }
    if (box.type === "file") showChosen(box);
  });

  // --- files ---------------------------------------------------------------------------------
  const showChosen = (input) => {
    const words = one("[data-chosen]");
    if (words) words.textContent = [...input.files].map((file) => file.name).join(", ");
    if (input.files.length) input.form.requestSubmit();
  };
  all("[data-drop]").forEach((zone) => {
    ["dragenter", "dragover"].forEach((name) => zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("is-over"); }));
    ["dragleave", "drop"].forEach((name) => zone.addEventListener(name, () => zone.classList.remove("is-over")));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      const input = one("input[type=file]", zone);
      input.files = event.dataTransfer.files;
      showChosen(input);
    });
  });

  // --- the board: a card goes to another column by hand; its menu does the same ----------------
  const columnOf = (event) => event.target.closest && event.target.closest("[data-board] [data-stage]");
  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest && event.target.closest("[data-board] .case-card[draggable=true]");
    if (!card) return;
    card.classList.add("is-dragged");
    event.dataTransfer.setData("text/plain", one(".row-link", card).getAttribute("href"));
    event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragend", () => all(".is-dragged, .case-column.is-over").forEach((element) => element.classList.remove("is-dragged", "is-over")));
  document.addEventListener("dragover", (event) => {
    const column = columnOf(event);
    all(".case-column.is-over").forEach((other) => { if (other !== column) other.classList.remove("is-over"); });
    if (column && one(".case-card.is-dragged")) { event.preventDefault(); column.classList.add("is-over"); }
  });
  document.addEventListener("drop", (event) => {
    const column = columnOf(event);
    const card = one(".case-card.is-dragged");
    if (!column || !card) return;
    event.preventDefault();
    const move = one(`[data-move="${column.dataset.stage}"]`, card);
    if (move) move.click();
  });

  // --- after a page or a part of it came in ---------------------------------------------------
  const settle = () => {
    wireSwitch();
    all("[data-own-link]").forEach((field) => { if (field.value.startsWith("/")) { field.value = location.origin + field.value; field.select(); } });
    if (innerWidth < 720 && document.activeElement.matches("[data-notes]")) { document.activeElement.blur(); scrollTo(0, 0); }
    const timer = one("[data-timer]");
    if (timer && !timer.dataset.since) {
      timer.dataset.since = Date.now();
      setInterval(() => { const seconds = Math.floor((Date.now() - timer.dataset.since) / 1000); timer.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0"); }, 1000);
    }
    all("[data-act-form]").forEach((form) => { if (window.htmx && !form.hasAttribute("hx-post") && form.closest("#panel, #act-slot")) wire(form); });
    const problem = one("[data-focus]");
    if (problem) problem.focus();
  };
  document.addEventListener("htmx:after:swap", (event) => {
    settle();
    const notice = one(".notice p");
    if (notice && event.target && event.target.id !== "found") say(notice.textContent);
    if (one("#main .rows") && !document.activeElement.closest("[data-keys], .act, .search")) {
      const list = rows();
      if (list.length && !one(".act")) linkOf(list[0]).focus({ preventScroll: true });
    }
  });
  addEventListener("offline", () => say(document.body.dataset.offline));
  const start = () => {
    settle();
    const list = one('[data-keys="list"]');
    if (list && document.activeElement === document.body && !location.hash) { const first = rows()[0]; if (first) linkOf(first).focus({ preventScroll: true }); }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
