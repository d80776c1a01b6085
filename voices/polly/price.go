package polly

import (
	"github.com/aws/aws-sdk-go-v2/service/polly/types"

	"radioplay/voices"
)

// prices are in US dollars for a million characters.
var prices = map[types.Engine]float64{types.EngineStandard: 4, types.EngineNeural: 16, types.EngineGenerative: 30, types.EngineLongForm: 100}

// PriceOf is Amazon's list price, as of 2026-04, without what is free in the first year. The times of words cost as much again. Until the
// service was asked which engines a voice has, it is taken to be neural.
func (b *Backend) PriceOf(asked voices.Voice) (voices.Price, bool) {
	if b.o.Endpoint != "" {
		return voices.Price{}, false
	}
	engine := types.Engine(b.o.Engine)
	if asked.Model != "" {
		engine = types.Engine(asked.Model)
	} else if v, err := b.known(asked.Name); err == nil {
		engine, _ = b.engine(v, asked)
	}
	if engine == "" {
		engine = types.EngineNeural
	}
	p, known := prices[engine]
	if !b.o.NoMarks && engine != types.EngineGenerative {
		p *= 2
	}
	return voices.Price{PerMillion: p, AsOf: "2026-04"}, known
}
