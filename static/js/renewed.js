// A page whose words go stale, such as the code of a class, is asked for anew; while nobody sees it, not before it is
// seen again.
"use strict";

{
  let isStale = false;
  const renew = () => {
    if (isStale && !document.hidden) window.location.reload();
  };
  const grow = () => {
    isStale = true;
    renew();
  };
  setTimeout(grow, Number(document.currentScript.dataset.seconds) * 1000);
  document.addEventListener("visibilitychange", renew);
}
