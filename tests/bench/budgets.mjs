// What the benches share.
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// One line for each budget {"path.to.figure": {least, most}} that is not kept; a figure that is missing keeps none.
export function brokenBudgets(results, budgets) {
    const broken = [];
    for (const [path, {least, most}] of Object.entries(budgets)) {
        const value = path.split('.').reduce((object, name) => object?.[name], results);
        if (value === undefined || (least !== undefined && value < least) || (most !== undefined && value > most))
            broken.push(`${path} is ${value}, budget ${least !== undefined ? `at least ${least}` : `at most ${most}`}`);
    }
    return broken;
}
