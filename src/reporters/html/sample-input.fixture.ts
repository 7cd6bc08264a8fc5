import type { Report } from '../../model/report.ts';
import { type ReportInput, reportAlone } from '../../model/reporter.ts';
import { sampleScene } from '../sample-scene.fixture.ts';

/** All that can be told of a student: the report, answers behind two of its checks, and two earlier runs. */
export const sampleInput = (report: Report): ReportInput => {
  const [first, second] = report.checks;
  return {
    ...reportAlone(report),
    scene: sampleScene,
    answers: {
      [first!.id]: [
        { probe: 'tree:/opt/rootfs-pinger', status: 0, lines: ['d 755 0 0 bin', 'd 755 0 0 etc'], cut: 120 },
        { probe: 'network:pinger', unknown: 'timed-out', detail: '10 s' },
      ],
      [second!.id]: [{ probe: 'tree-programs:/opt/rootfs-pinger:vim,nano', status: 0, lines: [], cut: 0 }],
    },
    earlier: [
      {
        run: '20261119T100000Z-000000',
        collectedAt: '2026-11-19T10:00:00.000Z',
        host: report.host.uri,
        grade: { ...report.grade, earned: 2 },
        earned: {},
      },
      {
        run: '20261120T100000Z-000000',
        collectedAt: '2026-11-20T10:00:00.000Z',
        host: report.host.uri,
        grade: { ...report.grade, earned: report.grade.earned - 2 },
        earned: Object.fromEntries(
          report.checks.map(({ id, earned }) => [id, id === 'rootfs-exists' || id === 'binary-present' ? 0 : earned]),
        ),
      },
    ],
  };
};
