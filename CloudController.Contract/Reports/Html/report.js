"use strict";
// The page is complete without this script, but for the list of all clauses, folding, copying and links into folded parts.
(() => {
  const most = 200;
  const $ = id => document.getElementById(id);
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  /** Every clause as an object, the most urgent first; made once. */
  const read = ({ words, statuses, endpoints }) => endpoints.flatMap(({ endpoint, resource, clauses }) =>
    clauses.map(([topic, rule, statement, status, level, reason = -1, ...causes]) => ({
      id: `${endpoint}/${words[topic]}/${words[rule]}`, endpoint, resource, family: endpoint.split(".")[0], topic: words[topic],
      status: statuses[status], level: ["documented", "implied"][level], statement: words[statement], reason: words[reason] ?? "",
      cause: causes.map(cause => words[cause]), urgency: status,
    }))).sort((one, other) => other.urgency - one.urgency);

  const fields = ["status", "level", "family", "resource", "endpoint", "topic", "cause"];

  /** The fragment is the state: filters as in a query, or the id of a clause or of another place. */
  const stateOf = fragment => {
    const text = fragment.replace(/^#/, "");
    return text.includes("=") ? Object.fromEntries(new URLSearchParams(text)) : { place: decodeURIComponent(text) };
  };
  const fragmentOf = state => {
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== "")).toString();
    return query === "" ? "" : `#${query}`;
  };

  const list = clauses => {
    const [form, found, shown, more] = [$("filters"), $("found"), $("clauses"), $("more")];
    let matching = [];
    let count = 0;

    const item = clause => {
      const entry = make("li", "");
      entry.append(
        make("span", clause.status === "notapplicable" ? "not applicable" : clause.status, { class: `cell ${clause.status}` }), " ",
        make("a", clause.id, { href: `#${clause.id}` }), " ", make("small", clause.level), make("br", ""), clause.statement);
      if (clause.reason) entry.append(make("br", ""), make("small", clause.reason));
      for (const cause of clause.cause.filter($))
        entry.append(" ", make("a", "its finding", { href: `#${$(clause.id) ? clause.id : cause}` }));
      return entry;
    };

    const show = () => {
      shown.append(...matching.slice(count, count + most).map(item));
      count = Math.min(count + most, matching.length);
      more.hidden = count === matching.length;
    };

    const filter = state => {
      const asked = (state.q ?? "").toLowerCase().split(/\s+/).filter(word => word !== "");
      matching = clauses.filter(clause =>
        fields.every(name => !state[name] || [clause[name]].flat().some(value => state[name].split(",").includes(value)))
        && (state.place === undefined || clause.id === state.place)
        && asked.every(word => `${clause.id} ${clause.statement} ${clause.reason}`.toLowerCase().includes(word)));
      found.textContent = `${matching.length} of ${clauses.length} clauses`;
      shown.replaceChildren();
      count = 0;
      show();
      for (const name of ["q", ...fields]) if (form.elements[name]) form.elements[name].value = state[name] ?? "";
    };

    for (const select of form.querySelectorAll("select")) {
      const values = new Set(clauses.map(clause => clause[select.name]));
      select.append(...[...values].sort().map(value => make("option", value, { value })));
    }
    const changed = () => {
      const state = Object.fromEntries(new FormData(form));
      history.replaceState(null, "", fragmentOf(state) || location.pathname + location.search);
      filter(state);
    };
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    form.addEventListener("submit", event => event.preventDefault());
    more.addEventListener("click", show);
    form.hidden = false;
    return filter;
  };

  /** Opens what a place is folded into, and goes there; without such a place, to the list. */
  const go = filter => {
    const state = stateOf(location.hash);
    const place = state.place ? $(state.place) : null;
    document.querySelector(".found")?.classList.remove("found");
    if (place) {
      for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      place.classList.add("found");
      place.scrollIntoView();
    } else if (filter) {
      filter(state.place === "" ? {} : state);
      if (location.hash.length > 1) $("list").scrollIntoView();
    }
  };

  for (const button of document.querySelectorAll(".matrix button")) {
    const group = button.closest("tbody");
    const fold = folded => {
      group.classList.toggle("folded", folded);
      button.setAttribute("aria-expanded", String(!folded));
    };
    button.addEventListener("click", () => fold(!group.classList.contains("folded")));
    fold(!group.querySelector("td.failed, td.error, td.warning"));
  }

  for (const button of document.querySelectorAll(".copy"))
    button.addEventListener("click", async () => {
      const text = button.previousElementSibling;
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = "copied";
      } catch {
        // A file that was opened from disk may not write to the clipboard: what to copy is selected instead.
        getSelection().selectAllChildren(text);
        button.textContent = "selected";
      }
    });

  const data = $("data");
  const filter = data ? list(read(JSON.parse(data.textContent))) : null;
  addEventListener("hashchange", () => go(filter));
  filter?.({});
  go(filter);
})();
