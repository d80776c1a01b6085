package manuscript

import (
	"strings"
	"testing"
)

// TestWhatAReaderSees holds the text of a page against what stands on it, letter by letter.
func TestWhatAReaderSees(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"tags inside a word", `<p><span class="d"><b>W</b></span>hen the <i>f</i>lo<span>o</span>d c<em>am</em>e</p>`, "When the flood came"},
		{"soft hyphens, joiners, marks of breaking", "<p>light&shy;house keep<wbr/>er under\u200bstood \u2060it</p>", "lighthouse keeper understood it"},
		{"spaces that hold", `<p>Mr.&nbsp;Orme  went
			home</p>`, "Mr. Orme went home"},
		{"entities", `<p>Fish &amp; chips &mdash; &#8220;hot&#x201D; &lt;now&gt; caf&eacute;</p>`, "Fish & chips — “hot” <now> café"},
		{"ligatures", "<p>\uFB01sh in the o\uFB03ce</p>", "fish in the office"},
		{"line breaks", `<p>One line<br/>and another<br />and a third</p>`, "One line\nand another\nand a third"},
		{"line breaks in a speech", `<p>“One,<br/>two,” said Ben.<br/>Three.</p>`, "“One, two,” said Ben.\nThree."},
		{"empty lines", `<p>One<br/><br/>Two</p>`, "One\n\nTwo"},
		{"ruby", `<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby> is</p>`, "漢字 is"},
		{"a table", `<table><tr><th>Tide</th><th>Hour</th></tr><tr><td>low</td><td>two</td></tr></table>`, "Tide, Hour\n\nlow, two"},
		{"a table for the layout", `<table><tr><td><p>First.</p><p>Second.</p></td><td><p>Third.</p></td></tr></table>`, "First.\n\nSecond.\n\nThird."},
		{"lists", `<ul><li>rope</li><li>salt</li></ul><ol start="3"><li>bread</li><li><p>beer</p></li></ol>`, "rope\n\nsalt\n\n3. bread\n\n4. beer"},
		{"definitions", `<dl><dt>Ebb</dt><dd>going out</dd></dl>`, "Ebb\n\ngoing out"},
		{"small capitals and what is struck out", `<p><span style="font-variant:small-caps">The Salt Road</span>, 10<sup>th</sup> <s>not</s> <u>day</u></p>`, "The Salt Road, 10th not day"},
		{"italics", `<p>“<i>Now</i>,” she <em>thought</em> <i>twice</i>, <i> and again </i>.</p>`, "“*Now*,” she *thought* *twice*, *and again* ."},
		{"italics over a break", `<p><i>One<br/>Two</i></p>`, "*One*\n*Two*"},
		{"italics of punctuation alone", `<p>No<i>.</i> Yes</p>`, "No. Yes"},
		{"nested italics", `<p><i>The <em>Heron</em> sank</i></p>`, "*The Heron sank*"},
		{"signs of Markdown", `<p># not a heading *or* this_one_ \* &gt;</p><p>&gt; quoted</p><p>a<br/>---</p>`, `\# not a heading \*or\* this\_one\_ \\\* >` + "\n\n\\> quoted\n\na\n\\---"},
		{"an address", `<address>12 Quay Street</address>`, "12 Quay Street"},
		{"text outside paragraphs", `before<div>in<p>para</p>after</div>last`, "before\n\nin\n\npara\n\nafter\n\nlast"},
		{"preformatted", "<pre>Roses are red\n  violets\n\nblue</pre>", "Roses are red\nviolets\n\nblue"},
		{"scene breaks", `<p>a</p><hr/><p>b</p><p>* * *</p><p>c</p><p>⁂</p><p>d</p><p>❦</p><hr/><p>e</p>`, "a\n\n***\n\nb\n\n***\n\nc\n\n***\n\nd\n\n***\n\ne"},
		{"empty paragraphs that part scenes", `<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><p>&#160;</p><p>g</p>`, "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\n***\n\ng"},
		{"empty paragraphs between all", `<p>a</p><p></p><p>b</p><p></p><p>c</p>`, "a\n\nb\n\nc"},
		{"an ornate first letter", `<p><img src="t.png" alt="T"/>he tide <img src="x.png" alt="a boat"/>came.</p>`, "The tide came."},
		{"what nobody sees", `<p hidden="hidden">no</p><p style="display: none">no</p><script>no()</script><!-- no --><p>yes<span class="pagenum">[12]</span></p>`, "yes"},
		{"notes by their signs", `<p>Out<sup><a href="#f1" id="r1">1</a></sup> and<a href="#f2">[2]</a> about.</p><p id="f1"><a href="#r1">1</a> One note.</p><div class="footnote"><p><a id="f2" href="#r2">[2]</a> Two.</p><p>More.</p></div><p>End.</p>`, "Out and about.\n\nEnd."},
		{"links that are no notes", `<p>See <a href="#c2">2</a> and <a href="x.html">the map</a>, 10<sup>2</sup>.</p>`, "See 2 and the map, 102."},
		{"quotations by tag", `<p><q>Far?</q> asked Nell.</p>`, "“Far?” asked Nell."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, as := range []string{"HTML", "EPUB"} {
				var m *Manuscript
				if as == "HTML" {
					m = parsed(t, "x.html", []byte("<!DOCTYPE html><html><body>"+tt.body+"</body></html>"))
				} else {
					m = parsed(t, "x.epub", book{title: " ", texts: []string{"c.xhtml", page(tt.body)}}.bytes(t))
				}
				got := strings.TrimSpace(string(m.Text))
				got = strings.TrimPrefix(got, "by Ada Fenn\n\n")
				if got != tt.want {
					t.Errorf("%s: got\n%q\nwant\n%q", as, got, tt.want)
				}
			}
		})
	}
}

// TestHeadings ranks the headings of texts that mark them in different ways.
func TestHeadings(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"title and chapters", `<h1>The Salt Road</h1><h2>One</h2><p>a</p><h2>Two</h2><p>b</p>`, "# The Salt Road|## One|a|## Two|b"},
		{"title of the chapters' rank", `<title>The Salt Road</title><h1>The Salt Road</h1><h1>Low</h1><p>a</p><h1>High</h1><p>b</p>`, "# The Salt Road|## Low|a|## High|b"},
		{"chapters alone, deep", `<h3>One</h3><p>a</p><h4>Noon</h4><p>b</p><h3>Two</h3><p>c</p>`, "## One|a|### Noon|b|## Two|c"},
		{"parts and chapters", `<h1>Part One</h1><h2>Low</h2><p>a</p><h2>High</h2><p>b</p><h1>Part Two</h1><h2>Ebb</h2><p>c</p>`, "## Part One|## Low|a|## High|b|## Part Two|## Ebb|c"},
		{"number and name", `<h2>Chapter 1</h2><h2>Low Water</h2><p>a</p><h2>Chapter 2</h2><h2>High Water</h2><p>b</p>`, "## Chapter 1: Low Water|a|## Chapter 2: High Water|b"},
		{"number and name of lower rank", `<h1>I</h1><h3>Low Water</h3><p>a</p><h1>II</h1><h3>High Water</h3><p>b</p>`, "## I: Low Water|a|## II: High Water|b"},
		{"a break in a heading", `<h1>Chapter One<br/>Low <i>Water</i></h1><p>a</p>`, "## Chapter One: Low *Water*|a"},
		{"a heading that is a picture", `<h1>T</h1><h2><img src="1.png" alt="Chapter One"/></h2><p>a</p>`, "# T|## Chapter One|a"},
		{"matter", `<h1>T</h1><h2>Dedication</h2><p>To you.</p><h2>One</h2><p>a</p><h2>Acknowledgements</h2><p>All.</p>`, "# T|## One|a"},
		{"contents of links", `<h1>T</h1><p><a href="#a">One</a></p><p><a href="#b">Two</a></p><p><a href="#c">Three</a></p><h2 id="a">One</h2><p>a</p>`, "# T|## One|a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := parsed(t, "x.html", []byte("<!DOCTYPE html>"+tt.body))
			if got := strings.Join(strings.Split(strings.TrimSpace(string(m.Text)), "\n\n"), "|"); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			for _, c := range m.Chapters {
				if rest := string(m.Text[c.Offset:]); !strings.HasPrefix(unescape(rest), "## "+c.Title+"\n") {
					t.Errorf("chapter %q: at its offset stands %.40q", c.Title, rest)
				}
			}
		})
	}
}
