// Contenders measured in turns, as `src/rounds.rs` does it natively: all in one process, a few milliseconds each in
// every round, so that they can be compared round by round. Prints a line a contender.

const TURN = 8; // milliseconds
const BATCH = 16; // So many between two looks at the clock that the looks do not count.

let sink; // Results are kept, so that no operation can be left out.

function inBatches(operation) {
  return () => {
    for (let done = 0; done < BATCH; done++) sink = operation();
    return BATCH;
  };
}

/** The nanoseconds of one operation. */
function turn({ operation, batch = inBatches(operation) }) {
  const start = performance.now();
  let done = 0;
  for (;;) {
    done += batch();
    const elapsed = performance.now() - start;
    if (elapsed >= TURN) return (elapsed * 1e6) / done;
  }
}

/** A contender has a name and an `operation`, or a `batch` of them that says how many they were. */
export function run(contenders, rounds) {
  // The first turns are for the compiler, which watches a function before it makes it fast.
  for (let warm = 0; warm < 12; warm++) contenders.forEach(turn);
  const figures = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < contenders.length; n++) {
      const index = (round + n) % contenders.length;
      figures[index].push(turn(contenders[index]));
    }
  }
  contenders.forEach(({ name }, index) => {
    console.log(`${name}\t${figures[index].map((figure) => figure.toFixed(1)).join(' ')}`);
  });
}
