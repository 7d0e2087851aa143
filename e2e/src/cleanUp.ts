import { afterAll } from 'vitest';

import { undoAll } from './atTheEnd';

afterAll(undoAll);
