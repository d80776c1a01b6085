//go:build !unix

package kokoro

// Processor time and peak memory are not measured here: ratios come out as 0 or not a number.
func cpuSeconds() float64 { return 0 }
func peakMB() float64     { return 0 }
