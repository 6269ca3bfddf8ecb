// What pages gain where scripts run. Without it every page still works.
"use strict";
(() => {
  const words = {
    vi: {
      offline: "Mất mạng: chưa gửi được. Những gì đã điền được giữ trên máy này và sẽ tự gửi lại.",
      sending: "Đang gửi…",
      restored: "Đã đưa lại phần đang điền dở.",
      discard: "Bỏ phần này",
      ended: "Phiên đã hết. Đăng nhập ở thẻ khác rồi gửi lại; những gì đã điền vẫn còn.",
      keys: "Phím tắt", close: "Đóng",
    },
    en: {
      offline: "No network: nothing was sent. What you filled in is kept on this device and is sent again by itself.",
      sending: "Sending…",
      restored: "What you had begun is back.",
      discard: "Discard it",
      ended: "Your session has ended. Sign in in another tab and send again; what you filled in is still here.",
      keys: "Keyboard shortcuts", close: "Close",
    },
  };
  const said = words[document.body.dataset.language] || words.vi;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const tell = (text, action) => {
    document.querySelector(".trouble")?.remove();
    if (!text) return;
    const box = document.createElement("div");
    box.className = "trouble";
    box.setAttribute("role", "status");
    box.append(text);
    if (action) {
      const button = document.createElement("button");
      button.className = "plain";
      button.type = "button";
      button.textContent = action.label;
      button.addEventListener("click", action.run);
      box.append(" ", button);
    }
    document.body.append(box);
  };

  // Drafts: what is typed stays on the device until it was taken, for a day.
  const day = 86400000;
  const unkept = new Set(["form", "once", "version"]);
  const draftKey = (form) => "draft:" + form.dataset.draft;
  const keep = (form) => {
    const pairs = [...new FormData(form)].filter(([name, value]) => !unkept.has(name) && typeof value === "string");
    if (pairs.some(([, value]) => value)) {
      const once = form.elements.once?.value;
      try { localStorage.setItem(draftKey(form), JSON.stringify({ at: Date.now(), once, pairs })); } catch { /* full */ }
    }
  };
  const restore = (form) => {
    const text = localStorage.getItem(draftKey(form));
    if (!text) return;
    let draft;
    try { draft = JSON.parse(text); } catch { return; }
    if (Date.now() - draft.at > day) return localStorage.removeItem(draftKey(form));
    if (form.dataset.filled !== undefined) return;
    for (const [name, value] of draft.pairs) {
      for (const field of all(`[name="${CSS.escape(name)}"]`, form)) {
        if (field.type === "radio" || field.type === "checkbox") { if (field.value === value) field.checked = true; }
        else if (field.type !== "hidden" && !field.value) field.value = value;
      }
    }
    // The same press as before the line broke: the server knows it again.
    if (draft.once && form.elements.once) form.elements.once.value = draft.once;
    tell(said.restored, { label: said.discard, run: () => { localStorage.removeItem(draftKey(form)); location.reload(); } });
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const element of all("[data-taken]")) localStorage.removeItem("draft:" + element.dataset.taken);
  for (const form of all("form[data-draft]")) {
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("change", () => keep(form));
  }
  for (const form of all("form[data-leaves]")) {
    form.addEventListener("submit", () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
    });
  }
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith("draft:")) continue;
    try { if (Date.now() - JSON.parse(localStorage.getItem(key)).at > day) localStorage.removeItem(key); } catch { localStorage.removeItem(key); }
  }

  // Sending over a line that drops: the page stays until an answer is there; the same press is sent again.
  const send = async (form, submitter) => {
    const data = new URLSearchParams(new FormData(form, submitter));
    let answer;
    try {
      // A button may lead elsewhere than its form.
      const to = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
      answer = await fetch(to, { method: "POST", body: data, headers: { Accept: "text/html" }, redirect: "follow" });
    } catch {
      tell(said.offline);
      setTimeout(() => { if (form.isConnected && form.dataset.sending) send(form, submitter); }, 3000);
      return;
    }
    if (answer.status === 401) { delete form.dataset.sending; return tell(said.ended); }
    const page = await answer.text();
    if (answer.redirected && answer.ok) return location.assign(answer.url);
    // A page that answers the form (something to correct): shown in place, under the address it has.
    history.pushState(null, "", answer.url);
    document.open();
    document.write(page);
    document.close();
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.enctype === "multipart/form-data" || form.dataset.leaves !== undefined) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    tell(said.sending);
    send(form, event.submitter);
  });

  // Shortcuts: what has data-key is reached by it; letters only outside fields, F-keys and Alt everywhere.
  const isTyping = (element) => element.matches?.("input:not([type=checkbox],[type=radio]),select,textarea");
  document.addEventListener("keydown", (event) => {
    const name = (event.altKey ? "Alt+" : "") + (event.ctrlKey ? "Ctrl+" : "") + event.key;
    if (name === "?" && !isTyping(event.target)) return showKeys();
    if (name === "Escape") document.querySelector("dialog[open]")?.close();
    if (isTyping(event.target) && event.key.length === 1 && !event.altKey) return;
    const target = all("[data-key]").find((element) => element.dataset.key === name && element.offsetParent !== null);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input:not([type=checkbox],[type=radio]),select,textarea")) { target.focus(); target.select?.(); } else target.click();
  });
  const showKeys = () => {
    document.querySelector("dialog.keys")?.remove();
    const dialog = document.createElement("dialog");
    dialog.className = "keys";
    const title = document.createElement("h2");
    title.textContent = said.keys;
    const list = document.createElement("dl");
    list.className = "summary";
    for (const element of all("[data-key]")) {
      if (element.offsetParent === null) continue;
      const row = document.createElement("div");
      const key = document.createElement("dt");
      key.textContent = element.dataset.key;
      const what = document.createElement("dd");
      const label = element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
      what.textContent = element.dataset.keyName || (label || element).textContent.trim();
      row.append(key, what);
      list.append(row);
    }
    const close = document.createElement("button");
    close.textContent = said.close;
    close.type = "button";
    close.className = "second";
    close.addEventListener("click", () => dialog.close());
    dialog.append(title, list, close);
    document.body.append(dialog);
    dialog.showModal();
  };
  for (const button of all("[data-shows=keys]")) {
    button.hidden = false;
    button.addEventListener("click", showKeys);
  }

  // A page that has something to say says it first.
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
  for (const button of all("[data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Parts of a page that follow what is typed: data-live names the address that draws the element data-into names.
  for (const form of all("form[data-live]")) {
    const into = document.getElementById(form.dataset.into);
    let timer, number = 0;
    const refresh = async () => {
      const mine = ++number;
      // Sent as content: an address typed here belongs in no log.
      const body = new URLSearchParams([...new FormData(form)].filter(([name, value]) => name !== "once" && value));
      try {
        const answer = await fetch(form.dataset.live, { method: "POST", body, headers: { Accept: "text/html" } });
        if (mine !== number || !answer.ok) return;
        into.innerHTML = await answer.text();
      } catch { /* the last answer stays */ }
    };
    const soon = () => { clearTimeout(timer); timer = setTimeout(refresh, 120); };
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
  }
})();
