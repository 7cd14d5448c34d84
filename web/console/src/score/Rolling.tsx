import { useReducedMotion } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";

const rolls = 180; // milliseconds

/** A number that rolls to its new value when it changes; it is simply there under reduced motion. */
export function Rolling({ value, write }: { value: number; write: (value: number) => string }) {
  const still = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    const start = latest.current;
    latest.current = value;
    if (still || start === value) {
      setShown(value);
      return;
    }
    const began = performance.now();
    let frame = requestAnimationFrame(function roll(now: number) {
      const part = Math.min(1, Math.max(0, (now - began) / rolls));
      setShown(part === 1 ? value : start + (value - start) * part);
      if (part < 1) frame = requestAnimationFrame(roll);
    });
    return () => {
      cancelAnimationFrame(frame);
      setShown(value);
    };
  }, [value, still]);
  return <>{write(shown)}</>;
}
