package attribution

import "testing"

// What confidence means has to be monotone: more sure is never less often right.
func TestCalibrationIsMonotone(t *testing.T) {
	if len(calibration()) < 4 {
		t.Fatalf("%d classes are calibrated, want 4", len(calibration()))
	}
	for class := range calibration() {
		last := 0.0
		for p := 0.0; p <= 1; p += 1.0 / 1024 {
			c := calibrated(class, p)
			if c < last || c > 1 {
				t.Errorf("%s: %.4f is right %.3f of the time, less sure lines %.3f", class, p, c, last)
			}
			last = c
		}
	}
}
