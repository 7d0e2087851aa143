/** Whether the tests may take minutes: so that a plain run stays short, what repeats itself in them is repeated less. */
export const LONG = process.env['HUAWU_LONG'] === '1' || process.env['CI'] === 'true';
