/*
 * What scrolls sideways says at which side there is more: by classes, which css/sideways.css shows.
 */

const NEAR = 4; // pixels that are not worth a hint

/**
 * @template {HTMLElement} T
 * @param {T} scroller
 * @param {HTMLElement} [host] what has the classes
 * @returns {T}
 */
export function sideways(scroller, host = scroller) {
  const tell = () => {
    const { scrollLeft, scrollWidth, clientWidth } = scroller;
    host.classList.toggle('more-before', scrollLeft > NEAR);
    host.classList.toggle('more-behind', scrollWidth - clientWidth - scrollLeft > NEAR);
  };
  scroller.classList.add('sideways');
  scroller.addEventListener('scroll', tell, { passive: true });
  const watch = new ResizeObserver(tell);
  watch.observe(scroller);
  for (const child of scroller.children) watch.observe(child);
  return scroller;
}
