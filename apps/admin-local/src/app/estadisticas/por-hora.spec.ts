import { SIN_CITAS } from '@citas/domain';
import { horaMasLlena, horasDe } from './por-hora.ts';

const con = (confirmada: number) => ({ ...SIN_CITAS, confirmada });

test('every hour between the first and the last is there, with the mean of the same weekdays', () => {
  expect(horasDe({ '10': con(3), '12': con(1) }, [{ '09': con(2) }, { '10': con(1) }])).toEqual([
    { hora: '09', citas: 0, media: 1 },
    { hora: '10', citas: 3, media: 0.5 },
    { hora: '11', citas: 0, media: 0 },
    { hora: '12', citas: 1, media: 0 },
  ]);
});

test('without other days there is no mean, and without citas there are no hours', () => {
  expect(horasDe({ '10': con(1) }, [])).toEqual([{ hora: '10', citas: 1, media: null }]);
  expect(horasDe({}, [{}])).toEqual([]);
});

test('the busiest hour is the first of the fullest', () => {
  expect(horaMasLlena(horasDe({ '10': con(2), '11': con(2) }, []))?.hora).toBe('10');
  expect(horaMasLlena(horasDe({}, [{ '10': con(2) }]))).toBeUndefined();
});
