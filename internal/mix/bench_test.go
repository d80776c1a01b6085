package mix

import "testing"

// BenchmarkMaster mixes and masters; audio-s/s is how many times faster than real time.
func BenchmarkMaster(b *testing.B) {
	p := scene(b)
	var many []Part
	for i := range 40 {
		many = append(many, p[i%5])
	}
	sheet, err := Lay(many, Options{Gaps: DefaultGaps(), Room: true})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := NewMaster(b.Context(), sheet, Target{-16, -2}, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(sheet.Length.Seconds()*float64(b.N)/b.Elapsed().Seconds(), "audio-s/s")
}
