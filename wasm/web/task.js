// A task of its own for what comes next, so that a tap in between is not held up.
export const nextTask = () => new Promise((resolve) => setTimeout(resolve, 4));
