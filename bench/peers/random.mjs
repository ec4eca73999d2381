// Numbers that look random and are the same on every machine: whole numbers of 32 bits throughout, and no function
// (logarithm, power, sine) whose last digit a platform may choose.

/** Numbers from a seed, by a counter of 32 bits whose value is mixed by two multiplications, as SplitMix does it. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  unit() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end) {
    return Math.floor(this.unit() * end);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  chance(probability) {
    return this.unit() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** The list in another order, as a new one. */
  shuffled(list) {
    const copy = [...list];
    for (let end = copy.length; end > 1; end -= 1) {
      const other = this.below(end);
      [copy[end - 1], copy[other]] = [copy[other], copy[end - 1]];
    }
    return copy;
  }
}

/**
 * Ranks by the law of Zipf and Mandelbrot: the rank r (from 0) comes up in proportion to 1 / (r + 1 + shift).
 *
 * @returns {(random: Random) => number}
 */
export function zipf(ranks, shift) {
  const cumulative = new Float64Array(ranks);
  let sum = 0;
  for (let rank = 0; rank < ranks; rank += 1) cumulative[rank] = sum += 1 / (rank + 1 + shift);
  return (random) => {
    const wanted = random.unit() * sum;
    let low = 0;
    let high = ranks - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
