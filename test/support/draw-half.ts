/** For a page's beginning: four bytes are drawn for a wait alone, and this one is half of the longest. */
export function drawHalf(): void {
  const draw = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (array) => {
    const drawn = draw(array);
    if (drawn instanceof Uint8Array && drawn.length === 4) drawn.set([0x80, 0, 0, 0]);
    return drawn;
  };
}
