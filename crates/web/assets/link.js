"use strict";
// Takes the token out of the address, where no server and no log sees it, and puts it in the form.
// Only the button uses it; a link to answer something changes nothing by being opened and goes on
// by itself.
(() => {
  const take = () => {
    const field = document.querySelector("[data-link] input");
    const token = location.hash.slice(1);
    if (!field || !token) return;
    field.value = token;
    field.closest("[data-link]").hidden = true;
    history.replaceState(null, "", location.pathname);
    const form = field.closest("form[data-open]");
    if (form) form.submit();
  };
  addEventListener("hashchange", take);
  take();
})();
