// The counter: lists that follow typing, answers beside the question, the draft of this device.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isText = (element) => element.matches?.("input:not([type=checkbox],[type=radio],[type=hidden]),textarea");

  // Pages written after a form was sent are no new document to the browser: it puts the focus nowhere.
  if (document.activeElement === document.body) document.querySelector("[autofocus],[data-starts] input")?.focus();
  if (!document.querySelector("[data-focus]")) {
    const field = document.activeElement;
    if (isText(field)) field.select?.();
  }

  // New content for a part of the page, without disturbing whoever types in it: what has the focus stays as it is.
  const draw = (to, from) => {
    if (!to || to.isEqualNode(from) || to === document.activeElement) return;
    if (!to.contains(document.activeElement)) {
      const open = all("details[open][id]", to).map((details) => details.id);
      to.replaceChildren(...from.childNodes);
      for (const details of all("details[id]", to)) if (open.includes(details.id)) details.open = true;
      return;
    }
    const old = [...to.children];
    const kept = new Set();
    let last = null;
    for (const [index, child] of [...from.children].entries()) {
      const twin = old.find((one) => (child.id ? one.id === child.id : !one.id && old.indexOf(one) === index && one.tagName === child.tagName));
      if (!twin) { last ? last.after(child) : to.prepend(child); last = child; continue; }
      kept.add(twin);
      last = twin;
      if (twin.contains(document.activeElement)) { draw(twin, child); continue; }
      if (!twin.isEqualNode(child)) { twin.replaceWith(child); kept.add(child); last = child; }
    }
    for (const one of old) if (!kept.has(one) && !one.contains(document.activeElement)) one.remove();
  };

  // Whoever does not see the answer hears its headline, and only when it changes.
  const told = document.createElement("div");
  told.className = "quiet";
  told.setAttribute("role", "status");
  document.body.append(told);
  const tell = () => {
    const text = document.querySelector("[data-tells]")?.textContent || "";
    if (told.textContent !== text) told.textContent = text;
  };

  for (const form of all("form[data-follow]")) {
    let timer, number = 0;
    const refresh = async () => {
      const mine = ++number;
      const body = new URLSearchParams([...new FormData(form)].filter(([name, value]) => name !== "once" && value));
      try {
        const answer = await fetch(form.dataset.follow, { method: "POST", body, headers: { Accept: "text/html" } });
        if (mine !== number || !answer.ok || answer.redirected) return;
        const page = document.createElement("template");
        page.innerHTML = await answer.text();
        if (mine !== number) return;
        for (const part of [...page.content.children]) draw(document.getElementById(part.id), part);
        tell();
      } catch { /* the last answer stays */ }
    };
    const soon = () => { clearTimeout(timer); timer = setTimeout(refresh, 120); };
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
  }

  // A list that follows the words; Enter takes its first line, arrows walk it.
  for (const form of all("form[data-seek]")) {
    const into = document.getElementById(form.dataset.into);
    const field = form.querySelector("input[type=search]");
    let timer, number = 0, shown = field.value, wanted;
    const links = () => all("a", into);
    const refresh = async () => {
      const mine = ++number;
      const words = field.value;
      try {
        const answer = await fetch(form.dataset.seek + "?" + new URLSearchParams(new FormData(form)), { headers: { Accept: "text/html" } });
        if (mine !== number || !answer.ok) return;
        into.innerHTML = await answer.text();
        shown = words;
        if (wanted === words) links()[0]?.click();
      } catch { /* the last list stays */ }
    };
    form.addEventListener("input", () => { wanted = undefined; clearTimeout(timer); timer = setTimeout(refresh, 80); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) return;
      if (shown === field.value) return links()[0]?.click();
      wanted = field.value;
      clearTimeout(timer);
      refresh();
    });
    const walk = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [field, ...links()];
      const next = stops[stops.indexOf(document.activeElement) + step];
      if (next) { event.preventDefault(); next.focus(); }
    };
    form.addEventListener("keydown", walk);
    into.addEventListener("keydown", walk);
  }

  // From an address down to what it may be; Escape leads back up.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "ArrowDown" && field.matches?.("[data-picks]")) {
      const radios = all("input[type=radio]", field.closest("[id^=q-]"));
      const radio = radios.find((one) => one.checked) || radios[0];
      if (!radio) return;
      event.preventDefault();
      radio.checked = true;
      radio.focus();
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (event.key === "Escape" && field.type === "radio") {
      field.closest("[id^=q-]")?.querySelector("[data-picks]")?.focus();
    }
  });

  // Back to a page of the same case: its address alone says nothing of the case, so it is drawn from what is here.
  addEventListener("popstate", async () => {
    const form = document.querySelector("form[data-draft=counter]");
    if (!form || !/^\/counter\/(case|applicant|check)$/.test(location.pathname)) return location.reload();
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "text/html" } });
      if (answer.redirected || answer.status >= 500) return location.reload();
      const page = await answer.text();
      document.open();
      document.write(page);
      document.close();
    } catch { history.forward(); }
  });

  // What is asked only with one of the answers.
  for (const part of all("[data-when]")) {
    const [name, value] = part.dataset.when.split("=");
    const form = part.closest("form");
    const follow = () => { part.hidden = new FormData(form).get(name) !== value; };
    form.addEventListener("change", follow);
    follow();
  }

  // A dossier begun on this device: taken up again where it was left.
  for (const box of all("[data-draft-of]")) {
    const key = "draft:" + box.dataset.draftOf;
    let draft;
    try { draft = JSON.parse(localStorage.getItem(key)); } catch { /* no draft */ }
    const none = document.querySelector("[data-no-draft]");
    if (!draft?.pairs?.some(([name, value]) => value && /^(places\.\d+\.text|applicant\.(name|phone))$/.test(name))) {
      if (none) none.hidden = false;
      continue;
    }
    box.hidden = false;
    const at = new Date(draft.at);
    box.querySelector("[data-draft-at]").textContent = String(at.getHours()).padStart(2, "0") + ":" + String(at.getMinutes()).padStart(2, "0");
    box.querySelector("[data-discards]").addEventListener("click", () => { localStorage.removeItem(key); box.hidden = true; });
    box.querySelector("[data-resumes]").addEventListener("click", () => {
      const form = document.getElementById("resume");
      const add = (name, value) => {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
      };
      for (const [name, value] of draft.pairs) add(name, value);
      if (draft.once) add("once", draft.once);
      const path = (draft.pairs.find(([name]) => name === "at") || [])[1];
      if (/^\/counter\/[a-z]+$/.test(path || "")) form.action = path;
      form.requestSubmit();
    });
  }
})();
