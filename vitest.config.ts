import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['shared/src/**/*.test.ts', 'server/src/**/*.test.ts', 'console/src/**/*.test.ts', 'miniapp/src/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'house',
          include: ['server/test/**/*.test.ts'],
          // A house is opened and closed by each file and keeps nothing in its modules: reading them once saves a third of the time.
          isolate: false,
          globalSetup: 'server/test/postgres.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'miniapp',
          include: ['miniapp/test/**/*.test.ts'],
          globalSetup: ['server/test/postgres.ts', 'miniapp/test/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stories',
          include: ['stories/**/*.test.ts'],
          isolate: false,
          globalSetup: 'server/test/postgres.ts',
          // One browser at a time: on two cores a second one only makes both slower.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'measure',
          include: ['miniapp/measure/**/*.test.ts'],
          globalSetup: 'server/test/postgres.ts',
          // One at a time: what runs beside it would be measured, too.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
