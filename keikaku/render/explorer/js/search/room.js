/*
 * Room for the list of a search field: on a small screen, with a keyboard over it, there may be none below the field.
 */

const ENOUGH_ROOM = 240; // pixels below the field with which it stays where it is
const LEAST_ROOM = 96; // that the list has, wherever the field stands
const AROUND_LIST = 14; // around the list

/**
 * Moves a field up where its list would be out of sight, and makes the list no higher than what is seen of the page.
 * @param {HTMLElement} field
 * @param {HTMLElement} list as it is shown
 */
export function makeRoom(field, list) {
  const below = () => {
    const seen = visualViewport;
    const bottom = seen ? seen.offsetTop + seen.height : innerHeight;
    return bottom - field.getBoundingClientRect().bottom - AROUND_LIST;
  };
  list.style.removeProperty('--room');
  if (below() < Math.min(ENOUGH_ROOM, list.offsetHeight)) field.scrollIntoView({ block: 'start' });
  list.style.setProperty('--room', `${Math.max(LEAST_ROOM, Math.floor(below()))}px`);
}
