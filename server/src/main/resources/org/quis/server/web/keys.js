// Keys of the review: j next, k previous, u queue; n no concern, i inconclusive, e escalate; a ask, t note, o open a name.
"use strict";
(() => {
  const follow = { j: "next", k: "previous", u: "list" };
  const decide = { n: "no-concern", i: "inconclusive", e: "escalate" };
  const unfold = { a: "ask", t: "note", o: "open" };

  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const link = document.getElementById(follow[event.key]);
    if (link) link.click();
    const button = document.getElementById(decide[event.key]);
    if (button) {
      // a decision is never one key: the reason comes first, then Enter on the button
      event.preventDefault();
      const reason = document.getElementById("reason");
      if (reason.value.trim() === "") {
        reason.focus();
        reason.dataset.then = button.id;
      } else button.focus();
    }
    const details = document.getElementById(unfold[event.key]);
    if (details && details.tagName === "DETAILS") {
      event.preventDefault();
      details.open = true;
      details.querySelector("textarea, select, input:not([type=hidden])").focus();
    }
  });

  // Control and Enter in a text sends its form, with the button that was chosen by key
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.ctrlKey || event.target.tagName !== "TEXTAREA") return;
    const form = event.target.form;
    const chosen = document.getElementById(event.target.dataset.then);
    if (chosen) form.requestSubmit(chosen);
    else if (form.querySelectorAll("button").length === 1) form.requestSubmit();
  });
})();
