package config

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

// LLM is a language model that is asked who speaks, at an OpenAI-compatible chat
// server; without a URL nobody is asked. The key itself is never a setting: KeyEnv names the variable that holds it.
type LLM struct {
	URL, Model string
	KeyEnv     string        `mapstructure:"key_env"`
	Below      float64       // lines whose speaker is less certain than this are asked, 0 to 1
	Deadline   time.Duration // 0: as Ask of package episode sees fit
	Parallel   int
	PriceIn    float64 `mapstructure:"price_in"` // of a million tokens; 0: not known
	PriceOut   float64 `mapstructure:"price_out"`
}

// check keeps the address itself out of errors: it may hold a password.
func (l LLM) check() error {
	u, err := url.Parse(l.URL)
	switch {
	case l.Below < 0 || l.Below > 1:
		return fmt.Errorf("llm.below %g: it is a probability, 0 to 1", l.Below)
	case l.Deadline < 0 || l.Parallel < 1:
		return fmt.Errorf("llm.deadline %v cannot be negative, and llm.parallel %d has to be above 0", l.Deadline, l.Parallel)
	case l.PriceIn < 0 || l.PriceOut < 0:
		return fmt.Errorf("llm.price_in %g and llm.price_out %g: a price cannot be negative", l.PriceIn, l.PriceOut)
	case l.URL == "":
		return nil
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return errors.New("llm.url is no address; it looks like https://api.openai.com/v1 or http://127.0.0.1:8080/v1")
	case l.Model == "":
		return errors.New("llm.url is set and llm.model is not; name the model with --llm-model")
	}
	return nil
}
