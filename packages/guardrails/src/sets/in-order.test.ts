// Answers of tasks that run side by side are taken in the order in which the tasks began.
import fc from "fast-check";
import { expect, it } from "vitest";
import { InOrder } from "./in-order.js";

it("takes what is about a later task when the earlier ones have ended", () => {
  const order = new InOrder();
  const taken: string[] = [];
  const take = (task: number, what: string) => order.take(task, () => taken.push(what));
  expect([order.begin(), order.begin(), order.begin()]).toEqual([0, 1, 2]);
  expect(order.open).toBe(3);
  take(1, "1a");
  take(0, "0a");
  expect(taken).toEqual(["0a"]);
  order.end(1);
  take(2, "2a");
  expect([taken, order.open]).toEqual([["0a"], 3]);
  take(0, "0b");
  order.end(0);
  expect([taken, order.open]).toEqual([["0a", "0b", "1a", "2a"], 1]);
  take(2, "2b");
  order.end(2);
  expect([taken, order.open]).toEqual([["0a", "0b", "1a", "2a", "2b"], 0]);
  expect(order.begin()).toBe(3);
  take(3, "3a");
  expect(taken.at(-1)).toBe("3a");
});

it("takes everything once and in order, whatever comes first", () => {
  const steps = fc.array(fc.nat(3), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, (shares) => {
      const order = new InOrder();
      const taken: (readonly [number, number])[] = [];
      const left = [2, 2, 2, 2];
      for (const _ of left) order.begin();
      const step = (task: number) => {
        const number = left[task] ?? 0;
        if (number < 0) return;
        if (number === 0) order.end(task);
        else order.take(task, () => taken.push([task, number]));
        left[task] = number - 1;
      };
      for (const task of [...shares, 3, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1, 0]) step(task);
      expect(taken).toEqual([0, 1, 2, 3].flatMap((task) => [2, 1].map((number) => [task, number])));
      expect(order.open).toBe(0);
    }),
  );
});
