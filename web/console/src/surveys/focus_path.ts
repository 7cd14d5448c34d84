/** Puts the cursor into the field of a path, as soon as it is there. */
export function focusPath(path: string, text?: "select") {
  let frames = 30; // a part that opens needs some
  const seek = () => {
    const field = document.querySelector<HTMLInputElement>(`[data-path="${CSS.escape(path)}"]`);
    if (field) {
      field.focus();
      if (text) field.select();
      return;
    }
    frames -= 1;
    if (frames > 0) requestAnimationFrame(seek);
  };
  requestAnimationFrame(seek);
}
