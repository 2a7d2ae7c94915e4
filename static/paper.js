// Brings to paper all of a list of which the page holds a part, and the address and the day that
// hold when it is printed. Without script the foot has those of the page as it was loaded, and the
// link "For paper" leads to the whole list.
(() => {
  let shown = null;

  // Printing waits for nothing that is asked in the background.
  const wholeOf = (address) => {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    try {
      request.send();
    } catch {
      return null;
    }
    if (request.status !== 200) return null;
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    return page.getElementById("results");
  };

  addEventListener("beforeprint", () => {
    const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date());
    const foot = document.querySelector("footer .paper");
    if (foot) {
      foot.querySelector("time").textContent = today;
      foot.querySelector(".here").textContent = location.href;
    }

    const results = document.getElementById("results");
    const whole = results?.dataset.whole && wholeOf(results.dataset.whole);
    if (!whole) return;
    shown = [...results.childNodes];
    results.replaceChildren(...whole.childNodes);
  });

  addEventListener("afterprint", () => {
    if (shown) document.getElementById("results").replaceChildren(...shown);
    shown = null;
  });
})();
