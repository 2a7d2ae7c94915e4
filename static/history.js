// Back and Forward draw the state that was asked for last. htmx fetches each state from the
// server and draws whichever answers last: pressed twice in a row, that may be the wrong one, and
// so may the answer to a filter that was still awaited.

let awaited = null;

function awaitOnly(request) {
  awaited?.abort();
  awaited = request;
}

document.addEventListener("htmx:historyCacheMiss", ({ detail }) => awaitOnly(detail.xhr));
document.addEventListener("htmx:beforeSend", ({ detail }) => {
  if (detail.target.closest("#results")) awaitOnly(detail.xhr);
});
