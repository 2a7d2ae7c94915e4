// Takes into the first page what has to be read to be known, as soon as the desk has read it. Without
// script, or where the desk does not answer, a link leads there.
const link = document.querySelector("[data-waits]");

const linesAt = async (address) => {
  const answer = await fetch(address).catch(() => null);
  // An account that was logged out meanwhile is led to a page without lines.
  if (!answer?.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const words = page.querySelector(".waits > p")?.textContent;
  return { lines: [...page.querySelectorAll(".waits > ul > li")], words };
};

if (link) {
  const found = await linesAt(link.querySelector("a").href);
  if (found?.lines.length) link.replaceWith(...found.lines);
  else if (found) {
    if (link.parentElement.children.length === 1) link.textContent = found.words;
    else link.remove();
  }
}
