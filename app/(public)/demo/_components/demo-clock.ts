"use client";

import { useEffect, useRef, useState } from "react";

/** Ten days in three quarters of a minute; the rest of it is spent lingering where a mail lands. */
const MINUTES_PER_MS = (10 * 24 * 60) / 45_000;
const LINGER_MS = 2_400;
const LONGEST_FRAME_MS = 100;
const SHOWN_EVERY_MS = 50;

/**
 * A clock that runs through the demo's minutes and lingers at every alarm. It starts by itself, except for those who
 * asked their system for less motion.
 */
export function useDemoClock({
  firstMinute,
  lastMinute,
  alarms,
}: {
  firstMinute: number;
  lastMinute: number;
  alarms: readonly number[];
}) {
  const [shownMinute, setShownMinute] = useState(firstMinute);
  const [wantsToRun, setWantsToRun] = useState(false);
  const [speed, setSpeed] = useState(1);
  const position = useRef(firstMinute);
  const minute = Math.min(shownMinute, lastMinute);
  const isAtEnd = minute >= lastMinute;
  const isRunning = wantsToRun && !isAtEnd;

  useEffect(() => {
    if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) setWantsToRun(true);
  }, []);

  useEffect(() => {
    if (!isRunning) return;
    let before: number | null = null;
    let sinceShown = 0;
    let linger = 0;
    const tick = (at: number) => {
      const elapsed = Math.min(at - (before ?? at), LONGEST_FRAME_MS);
      before = at;
      sinceShown += elapsed;
      if (linger > 0) {
        linger -= elapsed * speed;
      } else {
        const to = position.current + elapsed * speed * MINUTES_PER_MS;
        const alarm = alarms.find((each) => each > position.current && each <= to);
        position.current = Math.min(alarm ?? to, lastMinute);
        if (alarm !== undefined) linger = LINGER_MS;
        if (alarm !== undefined || sinceShown >= SHOWN_EVERY_MS || position.current === lastMinute) {
          setShownMinute(Math.floor(position.current));
          sinceShown = 0;
        }
      }
      frame = requestAnimationFrame(tick);
    };
    let frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isRunning, speed, alarms, lastMinute]);

  function moveTo(to: number) {
    position.current = Math.max(0, Math.min(to, lastMinute));
    setShownMinute(position.current);
  }

  return {
    minute,
    isRunning,
    isAtEnd,
    speed,
    setSpeed,
    pause: () => setWantsToRun(false),
    run: () => {
      if (isAtEnd) moveTo(0);
      setWantsToRun(true);
    },
    moveTo: (to: number) => {
      setWantsToRun(false);
      moveTo(to);
    },
  };
}
