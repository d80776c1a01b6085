package takes

import (
	"time"

	"radioplay/voices"
)

// Shape is the course of a take.
type Shape struct {
	Sound, Gap time.Duration // as in voices.Shape
	// Repeat is a stretch that is heard a second time; its zero value: none is.
	Repeat Repeat
}

// Repeat is a stretch of a clip that sounds the same as an earlier one.
type Repeat struct {
	At, Again time.Duration // where the two begin
	For       time.Duration // how long they are alike
}

// Measure finds the shape of a clip.
func Measure(c voices.Clip) Shape {
	if len(c.Samples) == 0 {
		return Shape{}
	}
	s := voices.Measure(c)
	return Shape{Sound: s.Sound, Gap: s.Gap, Repeat: findRepeat(c.Samples, c.Rate)}
}
