"""Prints DeLong's variance by its definition (all pairs), for test/unit/subtype/figures.test.ts. Origin: numpy 2.4.6."""
import numpy as np
s=np.array([.1,.4,.35,.8,.4,.7,.2,.9,.55,.4]);y=np.array([0,0,1,1,0,1,0,1,0,1])
a=s[y==1];b=s[y==0];psi=(a[:,None]>b)+.5*(a[:,None]==b)
print(psi.mean(), psi.mean(1).var(ddof=1)/len(a)+psi.mean(0).var(ddof=1)/len(b))
from scipy.stats import norm
A=psi.mean();v=psi.mean(1).var(ddof=1)/len(a)+psi.mean(0).var(ddof=1)/len(b);l=np.log(A/(1-A));h=norm.ppf(.975)*np.sqrt(v)/(A*(1-A));print([1/(1+np.exp(-(l-h))),1/(1+np.exp(-(l+h)))])
