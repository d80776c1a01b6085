package ssml

import (
	"fmt"
	"math"
)

// RatePercent writes a factor on the voice's own rate as in SSML 1.1: "85%" is slower.
func RatePercent(factor float64) string { return fmt.Sprintf("%.0f%%", 100*factor) }

// RateChange writes the factor as a change: "-15%" is slower.
func RateChange(factor float64) string { return fmt.Sprintf("%+.1f%%", 100*(factor-1)) }

// PitchSemitones writes "+2.0st".
func PitchSemitones(st float64) string { return fmt.Sprintf("%+.1fst", st) }

// PitchPercent writes semitones as a change of F0: 12 are "+100.0%".
func PitchPercent(st float64) string { return fmt.Sprintf("%+.1f%%", 100*(math.Exp2(st/12)-1)) }

// VolumeChange writes dB as a change of amplitude: -6.02 dB are "-50.0%".
func VolumeChange(db float64) string { return fmt.Sprintf("%+.1f%%", 100*(math.Pow(10, db/20)-1)) }
