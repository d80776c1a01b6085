package llm

import (
	"math"

	"radioplay/script"
)

// A vote is a model's answer to a line that it was asked: somebody on the list.
type vote struct {
	line   script.Line
	who    string
	sure   bool
	people int // on the list
}

// How often models are right is found from their answers, beginning with what is usual: a Beta
// distribution for the answers they are sure of and one for the others.
var usual = map[bool]struct{ right, wrong float64 }{true: {18, 2}, false: {5, 5}}

// wrongChoices is among how many people a model that is wrong chooses: not all of the list come to mind.
const wrongChoices = 3

// believe weighs votes against the reading of the prose, and puts them into r. The model is a second witness whose
// reliability is not known: it is what makes its answers likeliest, given how likely the reading holds each of them (one
// of the two witnesses of Dawid and Skene 1979). So a model that contradicts where the reading is nearly sure is
// not believed where it is not.
func (r *Result) believe(votes []vote) {
	trust := map[bool]float64{}
	for sure := range usual {
		trust[sure] = reliability(votes, sure)
	}
	sum := 0.0
	for _, v := range votes {
		a := trust[v.sure]
		sum += a
		p, guess := v.posterior(a)
		switch {
		case v.who == v.line.Speaker:
			r.Confirmed++
			p = max(p, v.line.Why.Confidence)
		case p <= guess:
			r.Doubted++
			continue
		default:
			r.Changed++
		}
		r.Answers = append(r.Answers, script.Answer{Line: v.line.N, Speaker: v.who, Confidence: math.Round(p*1000) / 1000})
	}
	if len(votes) > 0 {
		r.Reliability = sum / float64(len(votes))
	}
}

// reliability is how often answers of one kind are right: the mean of its distribution after all votes.
func reliability(votes []vote, sure bool) float64 {
	const steps = 100
	var logs [steps]float64
	top := math.Inf(-1)
	for i := range logs {
		a := (float64(i) + 0.5) / steps
		logs[i] = (usual[sure].right-1)*math.Log(a) + (usual[sure].wrong-1)*math.Log(1-a)
		for _, v := range votes {
			if v.sure == sure {
				logs[i] += math.Log(v.likelihood(a))
			}
		}
		top = max(top, logs[i])
	}
	mean, all := 0.0, 0.0
	for i, l := range logs {
		w := math.Exp(l - top)
		mean, all = mean+w*(float64(i)+0.5)/steps, all+w
	}
	return mean / all
}

// wrong is the probability that a model which is right with probability a names one certain person who does not speak.
func (v vote) wrong(a float64) float64 {
	return (1 - a) / float64(max(1, min(wrongChoices, v.people-1)))
}

// likelihood is the probability of the vote for a model that is right with probability a.
func (v vote) likelihood(a float64) float64 {
	q := v.prior(v.who)
	return a*q + v.wrong(a)*(1-q)
}

// posterior is the probability that the vote is right, and that the guess of the reading is, for a model that is right with probability a.
func (v vote) posterior(a float64) (vote, guess float64) {
	all := v.likelihood(a)
	return a * v.prior(v.who) / all, v.wrong(a) * v.prior(v.line.Speaker) / all
}

// anybodys is the share of the reading's own probabilities that everybody on the list has alike: where it is
// wrong it often has not thought of who speaks at all.
const anybodys = 0.25

// prior is how likely the reading holds somebody: what it does not give to those it names is shared by the rest.
func (v vote) prior(who string) float64 {
	return (1-anybodys)*v.given(who) + anybodys/float64(max(1, v.people))
}

func (v vote) given(who string) float64 {
	left, named := 1.0, 0
	for _, c := range append([]script.Candidate{{Name: v.line.Speaker, Confidence: v.line.Why.Confidence}}, v.line.Why.RunnersUp...) {
		if c.Name == who {
			return c.Confidence
		}
		left, named = left-c.Confidence, named+1
	}
	return max(left, 0) / float64(max(1, v.people-named))
}
